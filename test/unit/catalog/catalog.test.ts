import { deepEqual, equal } from 'node:assert/strict';
import type { Dataset } from '../../../protocol/src/records/definition';
import { Catalog } from '../../../language-server/src/catalog/catalog';

const file = 'data/sales.parquet';
const contract = dataset('odcs', { name: 'sales_daily', columns: ['a'], physicalNames: [file] });
const tracked = dataset('dvc', { name: 'sales', columns: [], physicalNames: [file], digest: 'a1' });

describe('the catalog', () => {
  it('knows a table by who declares its columns, before who only tracks its file', () => {
    equal(catalogOf([tracked, contract]).dataset(file)?.name, 'sales_daily');
  });

  it('takes the digest of a tracked file of the same name', () => {
    const found = catalogOf([{ ...tracked, name: 'sales_daily' }, contract]).dataset(file);
    deepEqual([found?.columns, found?.digest], [['a'], 'a1']);
  });

  it('knows a table of which nothing but the file is known', () => {
    equal(catalogOf([tracked]).dataset(file)?.digest, 'a1');
  });

  it('chooses neither of two that declare columns', () => {
    const other = { ...contract, id: 'dbt:x', name: 'other' };
    equal(catalogOf([other, contract]).dataset(file), undefined);
  });
});

function dataset(system: string, parts: Omit<Dataset, 'id' | 'source'>): Dataset {
  return { id: `${system}:${parts.name}`, source: { system, path: 'x' }, ...parts };
}

function catalogOf(datasets: readonly Dataset[]): Catalog {
  const records = datasets.map((one) => ({
    head: { id: one.id, name: one.name, also: one.physicalNames ?? [], columns: one.columns },
    read: () => one,
  }));
  return new Catalog([], records);
}
