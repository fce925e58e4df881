import { deepEqual, equal } from 'node:assert/strict';
import type { Definition } from '../../../protocol/src/records/definition';
import { Catalog } from '../../../language-server/src/catalog/catalog';
import { define } from '../../../language-server/src/catalog/define';
import { mergedDataset } from '../../../language-server/src/catalog/mergedDataset';
import { tableNames } from '../../../language-server/src/catalog/tableNames';
import { definitionOf } from '../../support/definitions';

const source = { system: 'odcs', path: 'contracts/x.odcs.yaml', line: 9 };

describe('define', () => {
  const bookings = definitionOf('bookings.revenue', {
    unit: 'USD',
    formula: { sources: ['bookings.amount'], aggregation: 'sum', includes: ['tax'] },
    available: { known: 'event', latency: { value: 2, unit: 'd' }, source },
  });
  const ledger = definitionOf('gl.revenue', {
    unit: 'USD',
    owner: 'finance',
    formula: { sources: ['gl.amount'], aggregation: 'sum', excludes: ['tax'] },
  });
  const monthly = definitionOf('monthly.revenue', { formula: { sources: ['gl.revenue'] } });
  const metric = definitionOf('revenue', { synonyms: ['turnover'] });

  const cases: readonly (readonly [name: string, ids: readonly string[]])[] = [
    ['revenue', ['odcs:bookings.revenue', 'odcs:gl.revenue', 'odcs:revenue']],
    ['gl.revenue', ['odcs:gl.revenue']],
    ['warehouse.gl.revenue', ['odcs:gl.revenue']],
    ['turnover', ['odcs:revenue']],
    ['cost_of_revenue', []],
    ['unknown.revenue', []],
    [' revenue ', ['odcs:bookings.revenue', 'odcs:gl.revenue', 'odcs:revenue']],
  ];
  for (const [name, ids] of cases) {
    it(`finds ${ids.join(', ') || 'nothing'} for ${JSON.stringify(name)}`, () => {
      deepEqual(
        ask([bookings, ledger, monthly, metric], name).definitions.map(({ id }) => id),
        ids,
      );
    });
  }

  it('folds a column that only hands another one on', () => {
    const { definitions } = ask([monthly, ledger], 'revenue');
    deepEqual(
      definitions.map(({ name, folded }) => [name, folded]),
      [['gl.revenue', ['monthly.revenue']]],
    );
  });

  it('keeps columns that hand each other on in a circle', () => {
    const circle = ['a.x', 'b.x'].map((name, order) =>
      definitionOf(name, { formula: { sources: [order === 0 ? 'b.x' : 'a.x'] } }),
    );
    equal(ask(circle, 'x').definitions.length, 2);
  });

  it('reports every key, with null for what nobody said', () => {
    const [found] = ask([bookings], 'revenue').definitions;
    deepEqual(found, {
      id: 'odcs:bookings.revenue',
      name: 'bookings.revenue',
      meaning: 'What bookings.revenue means',
      parts: { unit: 'USD', sources: 'bookings.amount', aggregation: 'sum', includes: 'tax' },
      owner: null,
      available: {
        known: 'event',
        latency: '2d',
        at: null,
        event: null,
        file: 'contracts/x.odcs.yaml',
        line: 9,
      },
      file: 'contracts/bookings.odcs.yaml',
      line: 4,
      hash: 'a'.repeat(64),
      folded: [],
    });
  });

  it('names the parts in which definitions differ, and no others', () => {
    const { differences } = ask([bookings, ledger], 'revenue');
    deepEqual(
      differences.map(({ part }) => part),
      ['meaning', 'sources', 'includes', 'known', 'latency', 'excludes'],
    );
    deepEqual(differences.find(({ part }) => part === 'includes')?.values, {
      'odcs:bookings.revenue': 'tax',
      'odcs:gl.revenue': null,
    });
  });
});

describe('names of a table', () => {
  const cases: readonly (readonly [written: string, name: string])[] = [
    ['sales', 'sales'],
    ['data/sales.parquet', 'sales'],
    ['s3://bucket/x/sales.csv.gz', 'sales'],
    ['C:\\data\\sales.feather', 'sales'],
    ['lake/sales/*.parquet', 'sales'],
    ['lake/sales/', 'sales'],
    ['crm.orders', 'orders'],
    ['warehouse.crm.orders', 'orders'],
    ['sales.v2.parquet', 'sales.v2'],
  ];
  for (const [written, name] of cases) {
    it(`takes ${written} for ${name}`, () => equal(tableNames(written).at(-1), name));
  }
});

describe('one table from several sources', () => {
  const run = {
    id: 'mlflow:d',
    name: 'sales',
    columns: ['a', 'b', 'extra'],
    digest: 'a1b2',
    algorithm: 'mlflow',
    source: { system: 'mlflow', path: 'mlruns' },
  };
  const contract = { id: 'odcs:d', name: 'sales', columns: ['a', 'b'], owner: 'shop', source };

  it('takes each part from the source with most authority that has it', () => {
    const merged = mergedDataset([run, contract]);
    equal(merged?.id, 'odcs:d');
    equal(merged.owner, 'shop');
    deepEqual([merged.digest, merged.algorithm], ['a1b2', 'mlflow']);
    deepEqual(merged.columns, ['a', 'b', 'extra']);
  });

  it('adds no columns to those of a source that declares them all', () => {
    deepEqual(mergedDataset([run, { ...contract, complete: true }])?.columns, ['a', 'b']);
  });
});

function ask(definitions: readonly Definition[], name: string) {
  const records = definitions.map((one) => ({
    head: {
      id: one.id,
      name: one.name,
      ...(one.table !== undefined && { table: one.table }),
      also: one.synonyms ?? [],
      columns: one.column === undefined ? [] : [one.column],
    },
    read: () => one,
  }));
  return define(new Catalog(records, []), name);
}
