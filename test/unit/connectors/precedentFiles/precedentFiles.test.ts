import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { importFiles, importFolder, inFolder, put } from '../../../support/folder';

const objective = `version: 1
id: demand-7d
decision: How much to order
target: {column: orders.units}
entity: [store, sku]
time:
  column: orders.date
  step: 1d
  horizon: {from: "params.yaml#/forecast/horizon_days", unit: d}
  issued: "23:00"
metric: {name: wape, direction: min}
slices: [{name: holiday, where: is_holiday}]
error_costs: {over: 1, under: 3}
`;

const attempt = `version: 1
id: att-1
source: {system: mlflow, ref: 1b1c2d3e, commit: 224d934b, dataset: {name: orders, digest: a1}}
objective: {target: units, metric: wape, direction: min}
touched: {columns: [weather.temp], transforms: [raw]}
observations: [{metric: wape, slice: holiday, baseline: 0.118, value: 0.171}]
outcome: abandoned
lesson:
  claim: Raw weather degrades holidays
  retry_when: {transforms: [interaction]}
  author: demand-team
  date: 2025-11-04
`;

const definitions = `version: 1
definitions:
  - column: feed.stock
    meaning: Units that the supplier can ship
    available: {known: event, latency: 2d}
  - metric: revenue
    meaning: Net of tax
  - metric: revenue
    meaning: Gross
  - dataset: reviews
    license: CC-BY-NC-4.0
`;

const dismissal = `version: 1
id: dis-1
rule: leak/late-arriving
file: notebooks/a.ipynb
anchor: X = df[FEATURES]
evidence: abc
why: The feed is live since May
by: dana
at: 2025-12-01T10:00:00Z
`;

describe('files under .precedent', () => {
  it('give an objective whose horizon is followed', () =>
    inFolder(
      { '.precedent/objective.yaml': objective, 'params.yaml': 'forecast:\n  horizon_days: 7\n' },
      async (root) => {
        const first = await importFolder(root);
        deepEqual(first.problems, []);
        const [record] = first.objectives;
        deepEqual(record?.target, { table: 'orders', column: 'units' });
        deepEqual(record.errorCosts, { over: 1, under: 3 });
        deepEqual(record.time, {
          column: 'orders.date',
          at: 'target',
          step: { value: 1, unit: 'd' },
          horizon: { value: 7, unit: 'd' },
          issued: '23:00',
          horizonSource: { system: 'precedent', path: 'params.yaml', line: 1 },
        });
        put(root, 'params.yaml', 'forecast:\n  horizon_days: 1\n');
        const second = await importFolder(root, first.states);
        deepEqual(second.objectives[0]?.time?.horizon, { value: 1, unit: 'd' });
        const third = await importFolder(root, second.states);
        deepEqual(
          third.sources.filter(({ unchanged }) => !unchanged),
          [],
        );
      },
    ));

  it('give an objective without a time where the horizon leads nowhere', async () => {
    for (const [params, says] of [
      [{}, /line 9: the horizon's file params.yaml could not be read/],
      [{ 'params.yaml': 'forecast: {}' }, /line 9: .* names no number to be counted in "d"/],
      [{ 'params.yaml': 'forecast:\n\tx: 1' }, /line 2 is indented with a tab/],
    ] as const) {
      const { objectives, problems } = await importFiles({
        '.precedent/objectives/a.yaml': objective,
        ...params,
      });
      deepEqual([objectives.length, objectives[0]?.time, problems.length], [1, undefined, 1]);
      match(problems[0]?.message ?? '', says);
    }
  });

  for (const from of ['../../etc/passwd#/a', '/etc/passwd#/a', 'a\\0b#/a']) {
    it(`are not led out of the workspace by ${from}`, async () => {
      const { objectives, problems } = await importFiles({
        '.precedent/objective.yaml': objective.replace('params.yaml#/forecast/horizon_days', from),
      });
      deepEqual([objectives.length, objectives[0]?.time], [1, undefined]);
      ok(problems.some(({ message }) => message.includes('leads out of the workspace')));
    });
  }

  it('give attempts with their lessons, pointing at the claim', async () => {
    const { attempts, problems } = await importFiles({ '.precedent/attempts/att-1.yaml': attempt });
    deepEqual(problems, []);
    const [record] = attempts;
    deepEqual(record?.source, {
      system: 'precedent',
      path: '.precedent/attempts/att-1.yaml',
      line: 8,
    });
    equal(record.about, 'mlflow:1b1c2d3e');
    equal(record.date, '2025-11-04');
    equal(record.lesson?.claim, 'Raw weather degrades holidays');
    deepEqual(record.dataset, { name: 'orders', digest: 'a1' });
  });

  it('give definitions, two of one name with ids of their own', async () => {
    const { definitions: records } = await importFiles({
      '.precedent/definitions/a.yaml': definitions,
    });
    deepEqual(
      records.map(({ id, kind, source }) => [id, kind, source.line]),
      [
        ['precedent:feed.stock', 'column', 2],
        ['precedent:revenue', 'metric', 5],
        ['precedent:revenue#2', 'metric', 7],
        ['precedent:reviews', 'dataset', 9],
      ],
    );
    deepEqual(records[0]?.available, {
      known: 'event',
      latency: { value: 2, unit: 'd' },
      source: { system: 'precedent', path: '.precedent/definitions/a.yaml', line: 4 },
    });
    deepEqual([records[0].table, records[0].column], ['feed', 'stock']);
    equal(records[3]?.license, 'CC-BY-NC-4.0');
  });

  it('give dismissals', async () => {
    const { dismissals } = await importFiles({ '.precedent/dismissals/dis-1.yaml': dismissal });
    deepEqual([dismissals[0]?.why, dismissals[0]?.source.line], ['The feed is live since May', 6]);
  });
});

const broken: readonly [what: string, path: string, text: string, says: RegExp][] = [
  [
    'an unknown key',
    'attempts/b.yaml',
    attempt.replace('retry_when', 'retry_wen'),
    /^line 10: unknown key "retry_wen" \(did you mean "retry_when"\?\); known here: claim, scope/,
  ],
  [
    'an unknown key inside a choice',
    'objective.yaml',
    objective.replace('unit: d', 'unt: d'),
    /^line 9: unknown key "unt" \(did you mean "unit"\?\)/,
  ],
  [
    'an unknown key of the file itself',
    'definitions/b.yaml',
    'version: 1\ndefinition: []\ndefinitions: []\n',
    /^line 2: unknown key "definition" \(did you mean "definitions"\?\)/,
  ],
  [
    'a missing key',
    'attempts/b.yaml',
    attempt.replace('id: att-1\n', ''),
    /"id" is missing; add it/,
  ],
  [
    'a word out of the vocabulary',
    'attempts/b.yaml',
    attempt.replace('outcome: abandoned', 'outcome: dropped'),
    /^line 7: "outcome" must be kept, abandoned, failed, inconclusive or superseded\./,
  ],
  [
    'a value of the wrong kind',
    'attempts/b.yaml',
    attempt.replace('value: 0.171', 'value: high'),
    /^line 6: "value" must be a number\./,
  ],
  [
    'a duration that is none',
    'definitions/b.yaml',
    definitions.replace('latency: 2d', 'latency: soon'),
    /^line 5: "latency" is not right: write a duration such as 7d/,
  ],
  [
    'two names',
    'definitions/b.yaml',
    definitions.replace('metric: revenue', 'metric: revenue\n    column: a.b'),
    /exactly one of column, metric or dataset/,
  ],
  ['a tab', 'attempts/b.yaml', `${attempt}\tx: 1\n`, /line 13 is indented with a tab/],
  ['a list instead of a map', 'attempts/b.yaml', '- 1\n', /the file must be a map of keys/],
  ['nothing', 'attempts/b.yaml', '', /the file/],
];

describe('a file under .precedent that a person mistyped', () => {
  for (const [what, path, text, says] of broken) {
    it(`with ${what} is one line, and others still count`, async () => {
      const { attempts, problems } = await importFiles({
        [`.precedent/${path}`]: text,
        '.precedent/attempts/good.yaml': attempt.replace('att-1', 'att-good'),
      });
      deepEqual(
        problems.map(({ file }) => file),
        [`.precedent/${path}`],
      );
      match(problems[0]?.message ?? '', says);
      deepEqual(
        attempts.map(({ id }) => id),
        ['att-good'],
      );
    });
  }
});
