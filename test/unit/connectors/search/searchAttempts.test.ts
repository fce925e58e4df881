import { deepEqual, equal } from 'node:assert/strict';
import {
  attemptsOfSearch,
  type Search,
  type Trial,
} from '../../../../language-server/src/connectors/search/searchAttempts';

function trial(number: number, metrics: Record<string, number>, settings = {}): Trial {
  return {
    number,
    state: 'complete',
    settings: new Map(Object.entries(settings)),
    metrics: new Map(Object.entries(metrics)),
  };
}

function attemptsOf(trials: readonly Trial[], search: Partial<Search> = {}) {
  const whole = { id: 'x:s', name: 's', settings: new Map(), trials, ...search };
  return attemptsOfSearch(whole, { system: 'x', path: 's' });
}

describe('a search over settings', () => {
  it('of no trials is no attempt', () => {
    deepEqual(attemptsOf([]), []);
  });

  it('finds the metric to compare by when only one has a direction', () => {
    const [attempt] = attemptsOf([trial(0, { loss: 9, wape: 0.1 }), trial(1, { wape: 0.2 })]);
    equal(attempt?.objective.metric, undefined);
    const [other] = attemptsOf([trial(0, { size: 9, wape: 0.2 }), trial(1, { wape: 0.1 })]);
    deepEqual(other?.observations, [{ metric: 'wape', value: 0.1 }]);
  });

  it('prefers the metric of an evaluation', () => {
    const [attempt] = attemptsOf([
      trial(0, { train_loss: 0.1, 'val/wape': 0.2 }),
      trial(1, { train_loss: 0.2, 'val/wape': 0.1 }),
    ]);
    equal(attempt?.origin.note, 'Trial 1 is the best of 2 trials.');
  });

  it('says so when no metric is known to compare by', () => {
    const [attempt] = attemptsOf([trial(0, { size: 1 }), trial(1, { size: 2 })]);
    deepEqual(attempt?.observations, [{ metric: 'size', value: 2 }]);
    equal(
      attempt.origin.note,
      'Figures of the last of 2 trials: no metric to compare them by is known.',
    );
  });

  it('counts what ended before it told its columns with the first idea', () => {
    const early = { ...trial(0, {}), state: 'failed' as const };
    const attempts = attemptsOf([early, trial(1, { mae: 1 }, { features: ['a', 'b'] })]);
    deepEqual(
      attempts.map(({ origin }) => origin.note),
      ['Trial 1 is the best of 2 trials (1 failed).'],
    );
  });

  it('is one idea when it searched over columns themselves', () => {
    const trials = Array.from({ length: 30 }, (_, number) =>
      trial(number, { mae: 30 - number }, { features: ['a', `b${number}`] }),
    );
    const attempts = attemptsOf(trials);
    equal(attempts.length, 1);
    deepEqual(attempts[0]?.touched.columns, ['a', 'b29']);
  });

  it('takes a note for the whole only when all trials have it', () => {
    const noted = { ...trial(0, { mae: 1 }), note: 'Abandoned: too slow.' };
    const [mixed] = attemptsOf([noted, trial(1, { mae: 2 })]);
    equal(mixed?.outcome, 'unknown');
    const [all] = attemptsOf([noted, { ...noted, number: 1 }]);
    equal(all?.outcome, 'abandoned');
  });
});
