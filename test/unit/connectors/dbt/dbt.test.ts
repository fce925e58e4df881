import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles } from '../../../support/folder';

const schema = `version: 2
models:
  - name: promo
    description: "{{ doc('promo') }}"
    meta: {owner: pricing}
    config: {event_time: start_date, contract: {enforced: true}, tags: [nightly]}
    data_tests:
      - dbt_utils.unique_combination_of_columns:
          combination_of_columns: [promo_id, start_date]
    columns:
      - name: discount_pct
        description: Planned discount
        data_type: numeric
        meta: {available_at: plan_time, unit: percent}
      - name: redemptions
        config:
          meta:
            available_at: post_event
            event: sale
            latency: 1d
      - name: start_date
        granularity: day
`;
const sources = `version: 2
sources:
  - name: shop
    schema: raw
    loaded_at_field: _loaded_at
    tables:
      - name: orders
        identifier: orders_v2
        columns:
          - name: amount
            tags: pii
          - name: _loaded_at
`;
const promoColumn = 'version: 2\nmodels:\n  - name: a\n    columns: [{name: b, meta: META}]\n';

describe('property files of dbt', () => {
  it('give definitions and a dataset for each model', async () => {
    const { definitions, datasets, problems } = await importFiles({
      'models/promo/schema.yml': schema,
      'models/promo/docs.md': '{% docs promo %}\nPromotions by day.\n{% enddocs %}',
    });
    deepEqual(problems, []);
    const path = 'models/promo/schema.yml';
    deepEqual(
      definitions.map(({ id, source, owner }) => [id, source.line, owner]),
      [
        ['dbt:promo', 2, 'pricing'],
        ['dbt:promo.discount_pct', 10, 'pricing'],
        ['dbt:promo.redemptions', 14, 'pricing'],
        ['dbt:promo.start_date', 20, 'pricing'],
      ],
    );
    equal(definitions[0]?.meaning, 'Promotions by day.');
    const [, discount, redemptions] = definitions;
    deepEqual(
      [discount?.meaning, discount?.unit, discount?.type],
      ['Planned discount', 'percent', 'numeric'],
    );
    deepEqual(discount?.available, { known: 'plan', source: { system: 'dbt', path, line: 13 } });
    deepEqual(redemptions?.available, {
      known: 'outcome',
      latency: { value: 1, unit: 'd' },
      event: 'sale',
      source: { system: 'dbt', path, line: 17 },
    });
    deepEqual(datasets, [
      {
        id: 'dbt:promo',
        name: 'promo',
        columns: ['discount_pct', 'redemptions', 'start_date'],
        complete: true,
        description: 'Promotions by day.',
        owner: 'pricing',
        grain: ['promo_id', 'start_date'],
        timeColumn: 'start_date',
        entityKeys: ['promo_id'],
        step: { value: 1, unit: 'd' },
        source: { system: 'dbt', path, line: 2 },
      },
    ]);
  });

  it('give source tables under the names that code may use', async () => {
    const { definitions, datasets } = await importFiles({ 'models/sources.yml': sources });
    deepEqual(datasets[0]?.physicalNames, ['shop.orders', 'raw.orders_v2', 'orders_v2']);
    const [amount, loadedAt] = definitions;
    deepEqual(
      [amount?.id, amount?.name, amount?.tags],
      ['dbt:shop.orders.amount', 'orders.amount', ['pii']],
    );
    deepEqual([amount?.available?.known, amount?.available?.at], ['event', '_loaded_at']);
    equal(loadedAt?.available, undefined);
  });

  for (const [meta, available] of [
    ['{available_at: creation}', { known: 'creation' }],
    [
      '{available_at: event_time, latency: 2 days}',
      { known: 'event', latency: { value: 2, unit: 'd' } },
    ],
    ['{latency: 3h}', { known: 'event', latency: { value: 3, unit: 'h' } }],
    ['{available_at: someday}', undefined],
    ['{}', undefined],
  ] as const) {
    it(`read meta ${meta}`, async () => {
      const { definitions } = await importFiles({
        'models/a.yml': promoColumn.replace('META', meta),
      });
      const stated = definitions[0]?.available;
      const source = { system: 'dbt', path: 'models/a.yml', line: 3 };
      deepEqual(stated, available && { ...available, source });
    });
  }

  it('give way where one file is broken', async () => {
    const { definitions, problems } = await importFiles({
      'models/a.yml': 'version: 2\nmodels:\n\t- name: x\n',
      'models/b.yml':
        'version: 2\nmodels:\n  - description: nameless\n  - name: c\n    columns: [{name: d}]\n',
      'models/e.yml': `models:\n  - name: f\n    columns: [{name: g, description: "{{ doc('h') }}"}]\n`,
    });
    deepEqual(
      definitions.map(({ id }) => id),
      ['dbt:c.d', 'dbt:f.g'],
    );
    deepEqual(
      problems.map(({ file }) => file),
      ['models/a.yml', 'models/b.yml', 'models/e.yml'],
    );
    match(problems[0]?.message ?? '', /line 3 is indented with a tab/);
    match(problems[1]?.message ?? '', /line 3: this entry has no name/);
    match(problems[2]?.message ?? '', /doc\('h'\), which no Markdown file/);
  });

  it('are told from other YAML', async () => {
    const { sources: read, problems } = await importFiles({
      'k8s/deployment.yaml': 'kind: Deployment\nspec:\n\ttabs: {{ broken }}\n',
      'llm.yaml': 'models:\n  - name: small\n    path: x\n',
      'target/schema.yml': 'just text',
      'project/dbt_project.yml': 'name: p\n',
      'project/target/compiled.yml': schema,
    });
    deepEqual(
      read.filter(({ state }) => state.recognised),
      [],
    );
    deepEqual(problems, []);
  });
});
