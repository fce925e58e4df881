import { knownTransforms } from '../../../../protocol/src/workspace/attemptFile';
import { cleanLine } from '../untrustedText';
import { wordsOf } from './words';

/**
 * The transforms that a run's settings list under `transforms` or `transform`, in the vocabulary of
 * attempts where the word is in it. Trackers seldom tell: then none.
 */
export function transformsOfSettings(settings: ReadonlyMap<string, unknown>): string[] {
  const value = settings.get('transforms') ?? settings.get('transform');
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.replace(/[[\]()'"]/g, '').split(',')
      : [];
  const names = parts.filter((part): part is string => typeof part === 'string').map(transformOf);
  return [...new Set(names)].filter((name) => name !== '').slice(0, 50);
}

function transformOf(text: string): string {
  const name = wordsOf(text).join('-');
  return knownTransforms.find((known) => known === name) ?? cleanLine(text);
}
