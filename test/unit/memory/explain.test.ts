import { deepEqual, equal, ok } from 'node:assert/strict';
import { explanationSchema } from '../../../protocol/src/explanation';
import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Dataset, Definition } from '../../../protocol/src/records/definition';
import { explain, type ExplainQuestion } from '../../../language-server/src/memory/explain';
import { attemptOf, demandObjective, retailAttempts } from '../../support/attempts';
import { definitionOf } from '../../support/definitions';
import { memoryOf, runSources, sourceOf } from '../../support/memories';

describe('explanation', () => {
  it('tells linked runs once, with the figures of each beside the baseline', async () => {
    const { attempts } = await answer({ columns: ['temp_max_c'] });
    equal(attempts.length, 1);
    const [found] = attempts;
    equal(found?.idea, 'raw weather');
    equal(found.outcome, 'abandoned');
    deepEqual(found.observations, [
      { metric: 'wape', slice: 'holiday_week', baseline: 0.118, value: 0.171, phase: 'offline' },
    ]);
    deepEqual(
      found.duplicates.map(({ ref, observations }) => [
        ref,
        ...observations.map(({ slice = 'all', baseline, value }) => [slice, baseline, value]),
      ]),
      [
        ['mlflow:1b1c2d3e4f51', ['all', 0.142, 0.137], ['holiday_week', 0.118, 0.171]],
        ['wandb:k6gbxlds', ['all', 0.142, 0.121], ['holiday_week', 0.118, 0.171]],
      ],
    );
  });

  it('runs from oldest to newest, and each attempt has evidence', async () => {
    const { attempts, lessons } = await answer({ target: 'sales_daily.units_sold' });
    deepEqual(
      attempts.map(({ ref, date }) => [ref, date?.slice(0, 10)]),
      [
        ['mlflow:0b1c2d3e4f50', '2025-10-31'],
        ['att-2025-11-weather-raw', '2025-11-04'],
        ['mlflow:2b1c2d3e4f52', '2025-11-04'],
        ['mlflow:3b1c2d3e4f53', '2025-11-07'],
      ],
    );
    for (const { evidence } of [...attempts, ...lessons]) ok(evidence.length > 0);
    deepEqual(
      lessons.map(({ ref, lesson }) => [ref, lesson.claim]),
      [['att-2025-11-weather-raw', 'Raw weather degrades holiday weeks']],
    );
  });

  it('opens what a lesson cites at its line', async () => {
    const { attempts } = await answer({ columns: ['weather_daily.temp_max_c'] });
    deepEqual(attempts[0]?.evidence, [
      {
        ref: 'att-2025-11-weather-raw',
        label: 'att-2025-11-weather-raw',
        file: '.precedent/attempts/att-2025-11-weather-raw.yaml',
        line: 0,
      },
      {
        label: 'docs/postmortems/2025-11-weather.md:12',
        file: 'docs/postmortems/2025-11-weather.md',
        line: 11,
      },
    ]);
  });

  it('says how a run without a lesson ended, in its own words', async () => {
    const { attempts } = await answer({ columns: ['supplier_stock_on_hand'] });
    equal(
      attempts[0]?.idea,
      "supplier feed: lands 2 days late; NaN at scoring (exit code 1): KeyError: 'supplier_stock_on_hand'",
    );
  });

  const texts: Readonly<Record<string, readonly string[]>> = {
    'mlflow:3b1c2d3e': ['mlflow:3b1c2d3e4f53'],
    promo_redemptions: ['mlflow:3b1c2d3e4f53'],
    'what about the calendar': ['att-2025-11-weather-raw'],
    'nothing of the kind': [],
    '': [],
  };
  for (const [text, refs] of Object.entries(texts)) {
    it(`answers ${JSON.stringify(text)}`, async () => {
      const { attempts } = await answer({ text });
      deepEqual(
        attempts.map(({ ref }) => ref),
        refs,
      );
    });
  }

  const source = { system: 'odcs', path: 'contracts/sales.odcs.yaml', line: 4 };
  const dataset = { id: 'd', name: 'sales_daily', source };
  const weatherDefinition = definitionOf('weather_forecast.temp_fcst_max_c_d7');
  const used = { name: 'sales_daily', digest: 'a1b2c3d4', algorithm: 'mlflow' };
  const changes: readonly {
    readonly of: string;
    readonly attempts?: readonly Attempt[];
    readonly datasets?: readonly Dataset[];
    readonly definitions?: readonly Definition[];
    readonly says: readonly RegExp[];
  }[] = [
    { of: 'a dataset of which no state is known today', says: [/sales_daily: digest a1b2c3d4 then, today's is not known/] },
    {
      of: 'a dataset with another digest today',
      datasets: [{ ...dataset, columns: ['x'], digest: 'ffff0000', algorithm: 'mlflow' }],
      says: [/a1b2c3d4 then, ffff0000 today/],
    },
    {
      of: 'a dataset of which a later run used another state',
      attempts: [attemptOf({ id: 'mlflow:later', date: '2025-12-24', dataset: { ...used, digest: 'beef' } })],
      says: [/a1b2c3d4 then, beef today \(mlflow:later of 2025-12-24\)/],
    },
    {
      of: 'a dataset of which a later run used the same state',
      attempts: [attemptOf({ id: 'mlflow:later', date: '2025-12-24', dataset: used })],
      says: [/a1b2c3d4 then, the same in the newest run \(mlflow:later of 2025-12-24\)/],
    },
    {
      of: 'digests that were made in different ways',
      datasets: [{ ...dataset, columns: ['x'], digest: 'a1b2c3d4', algorithm: 'sha256' }],
      says: [/not comparable/],
    },
    {
      of: 'a column that the lesson waits for and that exists now',
      definitions: [weatherDefinition],
      says: [/today's/, /temp_fcst_max_c_d7, which the lesson waits for, exists now \(contracts\/weather_forecast\.odcs\.yaml:5\)/],
    },
  ]; // prettier-ignore
  for (const { of, attempts = [], datasets = [], definitions = [], says } of changes) {
    it(`says what is different now: ${of}`, async () => {
      const sources = [
        ...runSources(attempts),
        sourceOf('odcs:sales', { datasets: [...datasets], definitions: [...definitions] }),
      ];
      const found = await answer({ columns: ['temp_max_c'] }, { sources });
      const { differs = [] } = found.attempts[0] ?? {};
      equal(differs.length, says.length, differs.join('; '));
      for (const [order, pattern] of says.entries()) ok(pattern.test(differs[order] ?? ''), differs.join('; '));
    }); // prettier-ignore
  }

  it('says that a definition changed, is gone, or is the same', async () => {
    const definitions = ['same', 'changed', 'gone'].map((name) => ({ id: `odcs:t.${name}`, hash: 'a'.repeat(64) }));
    const attempt = attemptOf({ id: 'mlflow:x', columns: ['x'], definitions });
    const now = [definitionOf('t.same'), definitionOf('t.changed', { hash: 'b'.repeat(64) })];
    const sources = [...runSources([attempt]), sourceOf('odcs:t', { definitions: now })];
    const found = await answer({ columns: ['x'] }, { sources });
    deepEqual(found.attempts[0]?.differs, [
      'definition t.changed changed (hash aaaaaaaa → bbbbbbbb, contracts/t.odcs.yaml:5)',
      'definition odcs:t.gone no longer exists',
    ]);
  }); // prettier-ignore

  it('tells an expired lesson from one that holds', async () => {
    const lesson = { claim: 'no', expires: '2026-01-01' };
    const sources = runSources([attemptOf({ id: 'att-x', columns: ['x'], lesson })]);
    const differs = async (today: string) =>
      (await answer({ columns: ['x'] }, { sources, today })).attempts[0]?.differs;
    deepEqual(await differs('2026-01-02'), ['the lesson expired 2026-01-01']);
    deepEqual(await differs('2026-01-01'), []);
  });
});

async function answer(
  question: ExplainQuestion,
  { sources = [], today }: { sources?: ReturnType<typeof runSources>; today?: string } = {},
) {
  const goal = sourceOf('precedent:objective', { objectives: [demandObjective()] });
  const own = await memoryOf(...runSources(Object.values(retailAttempts)), goal, ...sources);
  const options = today === undefined ? {} : { today };
  const explanation = explain(own.memory.view, question, options);
  own.dispose();
  // What leaves the memory fits the protocol.
  return explanationSchema.parse(explanation);
}
