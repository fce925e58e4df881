import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles } from '../../../support/folder';

// Laid out as Kedro documents its catalogue; not written by the tool.
const catalogue = `_csv: &csv
  type: pandas.CSVDataset

sales_daily:
  <<: *csv
  filepath: data/01_raw/sales_daily.csv
  metadata:
    description: One row a shop and day.

orders:
  type: pandas.SQLTableDataset
  table_name: crm.orders
  credentials: warehouse

model:
  type: pickle.PickleDataset
  filepath: data/06_models/model.pkl

"{name}_features":
  type: pandas.ParquetDataset
  filepath: data/04_feature/{name}.parquet
`;

describe('a catalogue of Kedro', () => {
  it('gives the datasets that are tables, each by its line', async () => {
    const report = await importFiles({ 'conf/base/catalog.yml': catalogue });
    deepEqual(report.problems, []);
    deepEqual(
      report.datasets.map(({ id, physicalNames, description, source }) => [
        ...[id, physicalNames, description, source.line],
      ]),
      [
        ['kedro:sales_daily', ['data/01_raw/sales_daily.csv'], 'One row a shop and day.', 3],
        ['kedro:orders', ['crm.orders'], undefined, 9],
      ],
    );
  });

  it('is not looked for outside of its folder', async () => {
    const { datasets } = await importFiles({ 'docs/catalog.yml': catalogue });
    deepEqual(datasets, []);
  });

  it('that is no YAML is one problem', async () => {
    const { problems } = await importFiles({ 'conf/base/catalog.yml': 'a: [\n' });
    equal(problems.length, 1);
    match(problems[0]?.message ?? '', /not valid YAML/);
  });
});
