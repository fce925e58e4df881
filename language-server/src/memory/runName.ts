import { modelFamily } from '../connectors/normalise/modelFamily';
import { wordsOf } from '../connectors/normalise/words';
import { remembered } from './remembered';

/**
 * What a run's name says about its idea, equal for `raw-weather` and `lgbm_raw_weather`: its words
 * without the name of a model, sorted. Undefined when nothing but the model is named. Remembers what
 * it was asked, because many runs share words and names.
 */
export function createIdeaKey(): (name: string) => string | undefined {
  const isModel = remembered(namesModel);
  return remembered((name: string) => {
    const words = wordsOf(name).filter((word) => !isModel(word));
    return words.length === 0 ? undefined : [...words].sort().join(' ');
  });
}

/** A word that stands for a family is turned into another word by the table of families. */
function namesModel(word: string): boolean {
  // Numbers of runs are most of the distinct words of a large memory.
  if (!/[a-z]/.test(word)) return false;
  return modelFamily(word) !== word || modelFamily(`${word}x`) === word;
}
