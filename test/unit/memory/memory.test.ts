import { deepEqual, equal } from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../../language-server/src/memory/explain';
import { Memory } from '../../../language-server/src/memory/memory';
import { attemptOf, demandObjective, retailAttempts } from '../../support/attempts';
import { definitionOf } from '../../support/definitions';
import { memoryOf, type OwnMemory, runSources, sourceOf } from '../../support/memories';

const retail = Object.values(retailAttempts);
const goal = sourceOf('precedent:objective', { objectives: [demandObjective()] });

describe('memory', () => {
  let own: OwnMemory;

  beforeEach(async () => {
    own = await memoryOf(...runSources(retail), goal);
  });
  afterEach(() => own.dispose());

  it('answers the same after its folder was deleted and the sources were read again', async () => {
    const before = answers(own.memory);
    own.memory.close();
    for (const name of readdirSync(own.cacheDir))
      rmSync(join(own.cacheDir, name), { recursive: true });
    const rebuilt = await Memory.open(own.cacheDir);
    equal(rebuilt.sourceStates().size, 0);
    await rebuilt.update({ sources: [goal, ...runSources([...retail].reverse())] });
    deepEqual(answers(rebuilt), before);
    rebuilt.close();
  });

  it('remembers what was read of each source', async () => {
    own.memory.close();
    const opened = await Memory.open(own.cacheDir);
    equal(opened.sourceStates().size, retail.length + 1);
    equal(opened.sourceStates().get('precedent:objective')?.digest, 'one');
    opened.close();
  });

  const references: Readonly<Record<string, string | undefined>> = {
    'mlflow:1b1c2d3e4f51': 'att-2025-11-weather-raw',
    'mlflow:1b1c2d3e': 'att-2025-11-weather-raw',
    'wandb:k6gbxlds': 'att-2025-11-weather-raw',
    'att-2025-11-weather-raw': 'att-2025-11-weather-raw',
    'mlflow:3b1c': 'mlflow:3b1c2d3e4f53',
    'mlflow:3b1': undefined,
    'mlflow:': undefined,
    nothing: undefined,
  };
  for (const [reference, id] of Object.entries(references)) {
    it(`finds ${id ?? 'nothing'} by ${reference}`, () => {
      equal(own.memory.view.attempts.byRef(reference)?.attempt.id, id);
    });
  }

  const columns: Readonly<Record<string, readonly string[]>> = {
    temp_max_c: ['att-2025-11-weather-raw'],
    'weather_daily.temp_max_c': ['att-2025-11-weather-raw'],
    'weather_forecast.temp_fcst_max_c_d7': ['att-2025-11-weather-raw'],
    supplier_stock_on_hand: ['mlflow:2b1c2d3e4f52'],
    is_holiday_week: ['mlflow:0b1c2d3e4f50', 'att-2025-11-weather-raw'],
    temp_max: [],
  };
  for (const [column, ids] of Object.entries(columns)) {
    it(`knows the attempts that touch ${column}`, () => {
      deepEqual(
        own.memory.view.attempts.touching([column]).map(({ attempt }) => attempt.id),
        ids,
      );
    });
  }

  it('keeps its answers until records change, and then gives others', async () => {
    const { view } = own.memory;
    equal(own.memory.view, view);
    equal(await own.memory.update({ sources: runSources(retail) }), false);
    equal(own.memory.view, view);
    const more = attemptOf({ id: 'mlflow:more', columns: ['temp_max_c'] });
    equal(await own.memory.update({ sources: runSources([more]) }), true);
    equal(own.memory.view.attempts.touching(['temp_max_c']).length, 2);
    equal(view.attempts.touching(['temp_max_c']).length, 1);
    equal(await own.memory.update({ removed: ['mlflow:mlflow:more'] }), true);
    equal(own.memory.view.attempts.touching(['temp_max_c']).length, 1);
  });

  it('tells how much of which source there is', () => {
    deepEqual(
      own.memory.view.groups.map(({ system, attempts, lessons, sources }) => [system, attempts, lessons, sources]),
      [
        ['mlflow', 4, 0, 4],
        ['precedent', 1, 1, 2],
        ['wandb', 3, 0, 3],
      ],
    );
  }); // prettier-ignore

  it('still tells what it can of an attempt whose body was damaged', () => {
    const { memory, cacheDir } = own;
    const { view } = memory;
    const segments = join(cacheDir, 'memory-1', 'segments');
    for (const name of readdirSync(segments))
      writeFileSync(join(segments, name), 'x'.repeat(20_000));
    const [linked] = view.attempts.touching(['promo_redemptions']);
    equal(linked?.attempt.id, 'mlflow:3b1c2d3e4f53');
    equal(linked.attempt.outcome, 'abandoned');
  });

  it('takes the definitions of a table under all its names', async () => {
    const dataset = {
      id: 'odcs:orders',
      name: 'orders',
      physicalNames: ['lake/raw/orders_v2.parquet', 'crm.orders_v2'],
      columns: ['amount'],
      source: { system: 'odcs', path: 'contracts/orders.odcs.yaml' },
    };
    const definitions = [definitionOf('orders.amount'), definitionOf('returns.amount')];
    await own.memory.update({ sources: [sourceOf('odcs:orders', { definitions, datasets: [dataset] })] });
    const { catalog } = own.memory.view;
    for (const name of ['orders', 'lake/raw/orders_v2.parquet', 'crm.orders_v2', '/data/orders.csv.gz', 'dwh.orders']) {
      deepEqual(
        catalog.columnDefinitions(name, 'amount').map((one) => one.name),
        ['orders.amount'],
        name,
      );
    }
    equal(catalog.dataset('data/returns.parquet'), undefined);
    deepEqual(catalog.tablesWith('amount'), ['orders', 'returns']);
  }); // prettier-ignore
});

/** Everything that doors show, for comparison. */
function answers({ view }: Memory): unknown {
  const { attempts, search, lens, objectives, groups } = view;
  return JSON.parse(
    JSON.stringify([
      [...attempts.ideas()].map(({ linked }) => [linked.attempt, linked.duplicates, linked.adds, linked.baseline]),
      explain(view, { columns: ['temp_max_c'] }),
      search.find('weather'),
      objectives.map((objective) => lens.summary({ objective })),
      groups,
    ]),
  );
} // prettier-ignore
