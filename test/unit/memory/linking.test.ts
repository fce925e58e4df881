import { deepEqual, equal } from 'node:assert/strict';
import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Objective } from '../../../protocol/src/records/objective';
import { linkAttempts } from '../../../language-server/src/memory/linking';
import { headOf } from '../../../language-server/src/memory/recordHead';
import {
  attemptOf,
  type AttemptWords,
  demandObjective,
  retailAttempts,
} from '../../support/attempts';

const retail = Object.values(retailAttempts);

describe('linking attempts', () => {
  it('tells each idea of the retail workspace once, oldest first', () => {
    deepEqual(ideas(retail), [
      'mlflow:0b1c2d3e4f50',
      'att-2025-11-weather-raw + mlflow:1b1c2d3e4f51 + wandb:k6gbxlds',
      'mlflow:2b1c2d3e4f52 + wandb:crajy3r9',
      'mlflow:3b1c2d3e4f53',
      'wandb:rgm0nzcn',
    ]);
  });

  it('gives the same groups in whatever order the records come', () => {
    deepEqual(ideas([...retail].reverse()), ideas(retail));
  });

  it('takes what an idea adds to its baseline, with the fuller name of a column', () => {
    deepEqual(added(retail), [
      'sales_lag_7 sales_lag_14 is_holiday_week',
      'weather_daily.temp_max_c precip_mm',
      'supplier_stock_on_hand',
      'promo_redemptions',
      '',
    ]);
  });

  it('reads figures of slices by the metric and slices of the objective', () => {
    const { heads } = link([retailAttempts.rawWeather]);
    deepEqual(heads[0]?.observations, [
      { metric: 'wape', value: 0.137 },
      { metric: 'wape', slice: 'holiday_week', value: 0.171 },
    ]);
  });

  const weather: AttemptWords = {
    id: 'mlflow:aaaa1111',
    name: 'weather',
    columns: ['a', 'b'],
    date: '2025-05-01T10:00:00Z',
  };
  const other: AttemptWords = {
    id: 'wandb:bbbb2222',
    name: 'something else',
    columns: ['b', 'a'],
    date: '2025-05-02T10:00:00Z',
  };
  const slice = { metric: 'wape', slice: 'night', value: 0.31 };
  const cases: readonly {
    readonly of: string;
    readonly one?: Partial<AttemptWords>;
    readonly other?: Partial<AttemptWords>;
    readonly linked: boolean;
  }[] = [
    { of: 'the same columns alone', linked: false },
    { of: 'the same name', other: { name: 'xgb_Weather' }, linked: true },
    {
      of: 'the same commit',
      one: { commit: '224d934b9c' },
      other: { commit: '224d934' },
      linked: true,
    },
    { of: 'the same moment', other: { date: '2025-05-01T10:01:30Z' }, linked: true },
    { of: 'the same day', other: { date: '2025-05-01' }, linked: false },
    {
      of: 'the same figure of a slice',
      one: { observations: [slice] },
      other: { observations: [slice] },
      linked: true,
    },
    {
      of: 'the same figure of all rows',
      one: { observations: [{ metric: 'wape', value: 0.31 }] },
      other: { observations: [{ metric: 'wape', value: 0.31 }] },
      linked: false,
    },
    {
      of: 'the same name with other columns',
      other: { name: 'weather', columns: ['a'] },
      linked: false,
    },
    {
      of: 'the same name with another transform',
      other: { name: 'weather', transforms: ['lag'] },
      linked: false,
    },
    {
      of: 'the same name for another target',
      one: { objective: { target: 'sales' } },
      other: { name: 'weather', objective: { target: 'returns' } },
      linked: false,
    },
    {
      of: 'the same name where one does not tell its target',
      one: { objective: { target: 'sales' } },
      other: { name: 'weather' },
      linked: true,
    },
    {
      of: 'the same name where one was kept and one abandoned',
      one: { outcome: 'kept' },
      other: { name: 'weather', outcome: 'abandoned' },
      linked: false,
    },
    {
      of: 'a crash and a later run that came to an end',
      one: { outcome: 'failed' },
      other: { name: 'weather' },
      linked: false,
    },
    {
      of: 'two settings on one commit in one tracker',
      one: { commit: '224d934b', parameters: { rate: 0.1 } },
      other: { id: 'mlflow:cccc', commit: '224d934b', parameters: { rate: 0.2 } },
      linked: false,
    },
    {
      of: 'two seeds on one commit in one tracker',
      one: { commit: '224d934b', parameters: { rate: 0.1, seed: 1 } },
      other: { id: 'mlflow:cccc', commit: '224d934b', parameters: { rate: 0.1, seed: 2 } },
      linked: true,
    },
  ];
  for (const { of, one, other: second, linked } of cases) {
    it(`${linked ? 'links' : 'keeps apart'} two runs with ${of}`, () => {
      const runs = [attemptOf({ ...weather, ...one }), attemptOf({ ...other, ...second })];
      equal(ideas(runs, []).length, linked ? 1 : 2);
    });
  }

  it('keeps runs apart where a shared name could mean several of them', () => {
    const several = [0.1, 0.2].map((rate) =>
      attemptOf({ ...weather, id: `mlflow:rate${rate}`, parameters: { rate } }),
    );
    equal(ideas([...several, attemptOf({ ...other, name: 'weather' })], []).length, 3);
  });

  it('finds the run of a file by the beginning of its id only when one fits', () => {
    const file = attemptOf({ id: 'att-1', about: 'mlflow:aaaa', columns: ['a'] });
    const runs = ['mlflow:aaaa1111', 'mlflow:aaaa2222'].map((id) => attemptOf({ id }));
    equal(ideas([file, ...runs.slice(1)], []).length, 1);
    equal(ideas([file, ...runs], []).length, 3);
  });

  it('takes the kept attempt that came before with most columns in common as the baseline', () => {
    const kept = [
      attemptOf({ id: 'mlflow:k1', date: '2025-01-01', columns: ['a', 'b'], outcome: 'kept' }),
      attemptOf({ id: 'mlflow:k2', date: '2025-01-02', columns: ['c'], outcome: 'kept' }),
      attemptOf({ id: 'mlflow:k3', date: '2025-03-01', columns: ['a', 'b', 'd'], outcome: 'kept' }),
    ];
    const idea = attemptOf({ id: 'mlflow:idea', date: '2025-02-01', columns: ['a', 'b', 'd'] });
    const { heads, groups } = link([...kept, idea], []);
    const group = groups.find(({ leader }) => heads[leader]?.id === 'mlflow:idea');
    equal(heads[group?.baseline ?? -1]?.id, 'mlflow:k1');
    deepEqual(group?.adds.columns, ['d']);
  });

  it('lets a run without a target take over that of its experiment', () => {
    const told = attemptOf({
      id: 'mlflow:t',
      objective: { target: 'sales' },
      origin: { experiment: 'x' },
    });
    const silent = attemptOf({ id: 'mlflow:u', origin: { experiment: 'x' } });
    const elsewhere = attemptOf({ id: 'mlflow:v', origin: { experiment: 'y' } });
    const { heads } = link([told, silent, elsewhere], []);
    deepEqual(
      heads.map(({ objective }) => objective.target),
      ['sales', 'sales', undefined],
    );
  });

  it('knows which lesson takes the place of another', () => {
    const old = attemptOf({ id: 'att-old', outcome: 'abandoned', lesson: { claim: 'no' } });
    const lesson = { claim: 'yes after all', supersedes: ['att-old'] };
    const { heads, groups } = link([old, attemptOf({ id: 'att-new', lesson })], []);
    const group = groups.find(({ leader }) => heads[leader]?.id === 'att-old');
    equal(heads[group?.supersededBy ?? -1]?.id, 'att-new');
  });
});

function link(
  attempts: readonly Attempt[],
  objectives: readonly Objective[] = [demandObjective()],
) {
  const heads = attempts.flatMap((attempt) => {
    const head = headOf('attempt', attempt);
    return head !== undefined && 'outcome' in head ? [head] : [];
  });
  return linkAttempts(heads, objectives);
}

function ideas(attempts: readonly Attempt[], objectives?: readonly Objective[]): string[] {
  const { heads, groups } = link(attempts, objectives);
  return groups.map(({ leader, others }) =>
    [leader, ...others].map((at) => heads[at]?.id).join(' + '),
  );
}

function added(attempts: readonly Attempt[]): string[] {
  return link(attempts).groups.map(({ adds }) => adds.columns.join(' '));
}
