import { equal } from 'node:assert/strict';
import {
  attemptOf,
  type AttemptWords,
  demandObjective,
  retailAttempts,
} from '../../support/attempts';
import { memoryOf, runSources, sourceOf } from '../../support/memories';

describe('summary over a training call', () => {
  const retail = Object.values(retailAttempts);
  const objective = demandObjective();
  const figure = (value: number) => [{ metric: 'wape', value }];
  const run = (id: string, words: Partial<AttemptWords>) =>
    attemptOf({ id: `mlflow:${id}`, columns: [id], ...words });
  const cases: readonly {
    readonly of: string;
    readonly attempts: readonly ReturnType<typeof run>[];
    readonly question?: { target?: string; objective?: typeof objective };
    readonly text: string | undefined;
  }[] = [
    {
      of: 'the retail attempts, neither leak nor dead end being best',
      attempts: retail,
      text: '4 past attempts · 3 dead ends · best kept 0.142',
    },
    { of: 'no attempts', attempts: [], text: undefined },
    {
      of: 'attempts for another target only',
      attempts: [run('a', { objective: { target: 'returned' }, outcome: 'kept' })],
      text: undefined,
    },
    {
      of: 'a run without outcome and figure',
      attempts: [run('a', { origin: { status: 'killed' } }), run('b', {})],
      text: undefined,
    },
    {
      of: 'one open run',
      attempts: [run('a', { observations: figure(0.2) })],
      text: '1 past attempt · no dead ends',
    },
    {
      of: 'the largest figure where more is better',
      attempts: [0.7, 0.9, 0.8].map((value, order) =>
        run(`a${order}`, { outcome: 'kept', observations: [{ metric: 'auc', value }] }),
      ),
      question: { objective: demandObjective({ metric: { name: 'auc', direction: 'max' } }) },
      text: '3 past attempts · no dead ends · best kept 0.9',
    },
    {
      of: 'a target without an objective',
      attempts: [run('a', { objective: { target: 'units_sold' }, outcome: 'abandoned' })],
      question: { target: 'sales_daily.units_sold' },
      text: '1 past attempt · 1 dead end',
    },
  ];
  for (const { of, attempts, question = { objective }, text } of cases) {
    it(`says ${text ?? 'nothing'} for ${of}`, async () => {
      const goal = sourceOf('precedent:o', { objectives: [question.objective ?? objective] });
      const own = await memoryOf(...runSources(attempts), goal);
      equal(own.memory.view.lens.summary(question)?.text, text);
      own.dispose();
    });
  }
});
