import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles } from '../../../support/folder';

const contract = `apiVersion: v3.1.0
kind: DataContract
id: feed
version: 2.1.0
status: active
domain: supply
team:
  name: supply-chain
  members: [{username: dana@example.com, role: owner}]
schema:
  - name: feed
    physicalName: raw.feed_v2
    description: What the supplier says
    properties:
      - {name: sku, logicalType: string, primaryKey: true, primaryKeyPosition: 1}
      - {name: day, logicalType: date, primaryKey: true, primaryKeyPosition: 2}
      - name: stock
        businessName: Stock on hand
        description: Units that can be shipped
        logicalType: integer
        classification: internal
        logicalTypeOptions: {minimum: 0}
        transformSourceObjects: [erp.stock.units]
        customProperties: [{property: unit, value: each}]
      - name: lead_time
        customProperties:
          - {property: availableAt, value: plan_time}
      - name: address
        logicalType: object
        properties: [{name: city}]
slaProperties:
  - {property: latency, value: 1, unit: d}
  - {property: latency, value: 2, unit: d, element: feed.stock}
  - {property: frequency, value: daily, element: feed}
  - {property: retention, value: 3, unit: y}
`;

describe('data contracts', () => {
  it('give definitions with the contract’s latencies', async () => {
    const path = 'contracts/feed.odcs.yaml';
    const { definitions, problems } = await importFiles({ [path]: contract });
    deepEqual(problems, []);
    deepEqual(
      definitions.map(({ id, source, role }) => [id, source.line, role]),
      [
        ['odcs:feed', 10, undefined],
        ['odcs:feed.sku', 14, 'key'],
        ['odcs:feed.day', 15, 'time'],
        ['odcs:feed.stock', 16, undefined],
        ['odcs:feed.lead_time', 24, undefined],
        ['odcs:feed.address', 27, undefined],
        ['odcs:feed.address.city', 29, undefined],
      ],
    );
    const stock = definitions[3];
    deepEqual(
      { ...stock, hash: undefined },
      {
        id: 'odcs:feed.stock',
        kind: 'column',
        name: 'feed.stock',
        table: 'feed',
        column: 'stock',
        meaning: 'Units that can be shipped',
        unit: 'each',
        owner: 'supply-chain',
        type: 'integer',
        available: {
          known: 'event',
          latency: { value: 2, unit: 'd' },
          source: { system: 'odcs', path, line: 32 },
        },
        derivedFrom: ['erp.stock.units'],
        range: { min: 0 },
        synonyms: ['Stock on hand'],
        classification: 'internal',
        source: { system: 'odcs', path, line: 16 },
        hash: undefined,
      },
    );
    deepEqual(definitions[1]?.available?.latency, { value: 1, unit: 'd' });
    deepEqual(definitions[4]?.available?.known, 'plan');
  });

  it('give a dataset with its keys and its step', async () => {
    const { datasets } = await importFiles({ 'feed.odcs.yaml': contract });
    deepEqual(datasets, [
      {
        id: 'odcs:feed',
        name: 'feed',
        physicalNames: ['raw.feed_v2'],
        columns: ['sku', 'day', 'stock', 'lead_time', 'address', 'address.city'],
        description: 'What the supplier says',
        owner: 'supply-chain',
        grain: ['sku', 'day'],
        timeColumn: 'day',
        entityKeys: ['sku'],
        step: { value: 1, unit: 'd' },
        version: '2.1.0',
        source: { system: 'odcs', path: 'feed.odcs.yaml', line: 10 },
      },
    ]);
  });

  for (const [element, latency] of [
    ['element: feed', 5],
    ['element: feed.*', 5],
    ['element: raw.feed_v2.stock', 5],
    ['element: "other.x, feed.stock"', 5],
    ['element: other', 1],
  ] as const) {
    it(`apply a latency with ${element}`, async () => {
      const text = contract.replace(
        'value: 2, unit: d, element: feed.stock',
        `value: 5, unit: d, ${element}`,
      );
      const { definitions } = await importFiles({ 'feed.odcs.yaml': text });
      const stock = definitions.find(({ column }) => column === 'stock');
      equal(stock?.available?.latency?.value, latency);
    });
  }

  for (const [what, text, says] of [
    [
      'a tab',
      contract.replace('    physicalName', '\tphysicalName'),
      /line 12 is indented with a tab/,
    ],
    [
      'an old version',
      contract.replace('v3.1.0', 'v2.2.2'),
      /line 1: is ODCS v2.2.2; versions 3.x are read/,
    ],
    ['no kind', contract.replace('kind: DataContract\n', ''), /"kind" is missing/],
    [
      'a nameless table',
      contract.replace('- name: feed\n', '- {}\n  -\n'),
      /line 11: this entry of the schema has no name/,
    ],
  ] as const) {
    it(`with ${what} are one line of problem`, async () => {
      const { problems, definitions } = await importFiles({
        'a.odcs.yaml': text,
        'b.odcs.yaml': contract,
      });
      deepEqual([...new Set(problems.map(({ file }) => file))], ['a.odcs.yaml']);
      match(problems[0]?.message ?? '', says);
      equal(definitions.filter(({ source }) => source.path === 'b.odcs.yaml').length, 7);
    });
  }

  it('are told from other YAML in such a folder', async () => {
    const { problems, sources } = await importFiles({
      'contracts/legal.yaml': 'parties:\n\t- us\n',
    });
    deepEqual(problems, []);
    deepEqual(
      sources.filter(({ state }) => state.recognised),
      [],
    );
  });
});
