import { modelFamily } from '../connectors/normalise/modelFamily';
import { wordsOf } from '../connectors/normalise/words';

/**
 * What a run's name says about its idea, equal for `raw-weather` and `lgbm_raw_weather`: its words
 * without the name of a model, sorted. Undefined when nothing but the model is named.
 */
export function ideaKey(name: string | undefined): string | undefined {
  const words = wordsOf(name ?? '').filter((word) => !namesModel(word));
  return words.length === 0 ? undefined : [...words].sort().join(' ');
}

/** The words of a run's name as people would say the idea: `raw-weather` is `raw weather`. */
export function ideaText(name: string): string {
  return name.replace(/[-_/\s]+/g, ' ').trim();
}

/** A word that stands for a family is turned into another word by the table of families. */
function namesModel(word: string): boolean {
  return modelFamily(word) !== word || modelFamily(`${word}x`) === word;
}
