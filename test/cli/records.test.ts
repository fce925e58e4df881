import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { explanationSchema } from '../../protocol/src/explanation';
import { checkReportSchema } from '../../protocol/src/finding';
import { problemSchema } from '../../protocol/src/records/source';
import { dismissalFileSchema } from '../../protocol/src/workspace/dismissalFile';
import { loans } from '../support/loansNotebook';
import { filesOf, runPrecedent } from '../support/runPrecedent';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

const rule = 'leak/fit-on-test-rows';
const place = `${loans.notebook}:3:0:12`;
const writtenSchema = z.strictObject({ written: z.string() });
const chainsSchema = z.strictObject({
  chains: z.array(
    z.strictObject({
      file: z.string(),
      entries: z.number(),
      state: z.string(),
      line: z.number().nullable(),
      cause: z.string().nullable(),
    }),
  ),
});

describe('records from the command line', () => {
  let workspace: WorkspaceCopy;

  beforeEach(() => {
    workspace = copyWorkspace(loans.folder);
    spawnSync('git', ['init', '--quiet'], { cwd: workspace.root });
    spawnSync('git', ['config', 'user.name', 'Ada Example'], { cwd: workspace.root });
  });
  afterEach(() => workspace.dispose());

  function run(...words: readonly string[]) {
    const env = { XDG_DATA_HOME: join(workspace.cacheDir, 'data') };
    return runPrecedent(workspace, words, { env });
  }

  function json<T>(schema: z.ZodType<T>, ...words: readonly string[]): T {
    const { output, errors } = run(...words, '--format', 'json');
    ok(output !== '', errors);
    return schema.parse(JSON.parse(output));
  }

  function dismiss(at = place) {
    return run('dismiss', rule, '--at', at, '--why', 'Only a sketch');
  }

  function rulesIn(file: string) {
    const { findings, stats } = json(checkReportSchema, 'check', file);
    return { rules: findings.map((finding) => finding.rule), suppressed: stats.suppressed };
  }

  it('set a finding aside with a name, a reason and a line in the ledger', () => {
    const { written } = json(
      writtenSchema,
      'dismiss',
      rule,
      '--at',
      place,
      '--why',
      'Only a sketch',
    );
    const record = dismissalFileSchema.parse(parse(workspace.read(written)));
    deepEqual(
      [record.rule, record.file, record.anchor, record.why, record.by],
      [
        rule,
        loans.notebook,
        'X_scaled = StandardScaler().fit_transform(X)',
        'Only a sketch',
        'Ada Example',
      ],
    );
    deepEqual(rulesIn(loans.notebook), {
      rules: ['past/dead-end', 'leak/post-outcome'],
      suppressed: 1,
    });
    ok(rulesIn(loans.script).rules.includes(rule));
    deepEqual(
      json(chainsSchema, 'verify').chains.map(({ entries, state }) => [entries, state]),
      [[1, 'whole']],
    );
  });

  it('take a place as the text report prints it', () => {
    equal(dismiss(`${loans.notebook}:cell[3]:1:13`).status, 0);
    equal(dismiss(`${loans.script}:19:12`).status, 0);
    equal(rulesIn(loans.script).suppressed, 1);
  });

  it('hold when the code moves, and not when it changes', () => {
    dismiss(`${loans.script}:-:18:12`);
    const text = workspace.read(loans.script);
    workspace.write(loans.script, `# a new first line\n${text}`);
    equal(rulesIn(loans.script).suppressed, 1);
    workspace.write(loans.script, text.replace('X_scaled = Stan', 'X_scaled =  Stan'));
    equal(rulesIn(loans.script).suppressed, 0);
  });

  const refusals: readonly [string, readonly string[], RegExp][] = [
    ['no reason', [rule, '--at', place], /dismiss needs --why TEXT/],
    ['an empty reason', [rule, '--at', place, '--why', ' '], /needs a reason/],
    ['no place', [rule, '--why', 'x'], /dismiss needs --at/],
    ['a mistyped rule', ['leak/fit-on-test-row', '--at', place, '--why', 'x'], /did you mean leak/],
    ['another place', [rule, '--at', `${loans.notebook}:1:0:0`, '--why', 'x'], /has no leak\/fit/],
    ['a Markdown cell', [rule, '--at', `${loans.notebook}:0:0:0`, '--why', 'x'], /no code cell 0/],
    ['a missing file', [rule, '--at', 'gone.ipynb:0:0:0', '--why', 'x'], /gone\.ipynb does not/],
    ['no place at all', [rule, '--at', 'gone.ipynb', '--why', 'x'], /is no place: write FILE:CELL/],
  ];
  for (const [name, words, message] of refusals) {
    it(`are not made for ${name}`, () => {
      const before = filesOf(workspace);
      const { status, errors } = run('dismiss', ...words);
      equal(status, 2);
      match(errors, message);
      deepEqual(filesOf(workspace), before);
    });
  }

  it('are not made twice', () => {
    dismiss();
    const { status, errors } = dismiss();
    equal(status, 2);
    match(errors, /already dismissed here by Ada Example: Only a sketch/);
  });

  it('are verified: a flipped byte names its line, a cut last line is an incomplete write', () => {
    dismiss();
    dismiss(`${loans.script}:19:12`);
    const folder = join(workspace.root, '.precedent/ledger');
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const bytes = readFileSync(path);
    const flipped = Buffer.from(bytes);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    equal(run('verify').status, 1);
    deepEqual(
      json(chainsSchema, 'verify').chains.map(({ state, line }) => [state, line]),
      [['broken', 1]],
    );
    writeFileSync(path, bytes.subarray(0, -10));
    const [chain] = json(chainsSchema, 'verify').chains;
    deepEqual([chain?.state, chain?.line, chain?.cause], ['torn', 2, 'incomplete write']);
  });

  it('begin with commented files that say nothing yet, and overwrite none', () => {
    const bare = copyWorkspace('test/fixtures/loans/notebooks');
    const env = { XDG_DATA_HOME: join(bare.cacheDir, 'data') };
    const init = () =>
      runPrecedent(bare, ['init', '--workspace', '.', '--format', 'json'], { env });
    const first = z.strictObject({ written: z.array(z.string()) }).parse(JSON.parse(init().output));
    deepEqual(first.written, ['.precedent/objective.yaml', '.precedent/definitions/columns.yaml']);
    for (const path of first.written) {
      ok(
        bare
          .read(path)
          .split('\n')
          .every((line) => line === '' || line.startsWith('#')),
      );
    }
    const second = init();
    deepEqual(JSON.parse(second.output), { written: [] });
    match(second.errors, /objective\.yaml is there already/);
    const report = runPrecedent(bare, ['check', '--workspace', '.', '--format', 'json'], { env });
    deepEqual(checkReportSchema.parse(JSON.parse(report.output)).problems, []);
    bare.dispose();
  });

  it('are imported, told by source, and written down when somebody asks for it', () => {
    const schema = z.strictObject({
      sources: z.array(
        z.strictObject({
          system: z.string(),
          path: z.string(),
          attempts: z.number(),
          definitions: z.number(),
          lessons: z.number(),
          datasets: z.number(),
          unchanged: z.boolean(),
        }),
      ),
      problems: z.array(problemSchema),
    });
    const { sources, problems } = json(schema, 'import');
    deepEqual(problems, []);
    const told = (key: 'attempts' | 'definitions' | 'lessons') =>
      sources.reduce((sum, source) => sum + source[key], 0);
    deepEqual([told('attempts'), told('definitions'), told('lessons')], [1, 4, 1]);
    ok(sources.every(({ unchanged }) => !unchanged));
    equal(json(chainsSchema, 'verify').chains[0]?.entries, 1);
    match(run('import').output, /\(unchanged\)/);
    equal(run('import', 'gone').status, 2);
  });

  it('are found, defined and explained', () => {
    const found = json(
      z.looseObject({ results: z.array(z.looseObject({ ref: z.string() })) }),
      'search',
      'rural',
    );
    ok(found.results.some(({ ref }) => ref === 'att-2025-03-postcode'));
    const { definitions } = json(
      z.looseObject({ definitions: z.array(z.looseObject({ meaning: z.string() })) }),
      'define',
      'loans.income',
    );
    deepEqual(
      definitions.map(({ meaning }) => meaning),
      ['Yearly income as stated in the application'],
    );
    const { attempts } = json(explanationSchema, 'explain', '--column', 'loans.postcode_income');
    equal(attempts[0]?.outcome, 'abandoned');
    const words = ['explain', '--column', 'postcode_income'];
    match(run(...words).output, /^2025-03-18 +abandoned/m);
    const markdown = run(...words, '--format', 'markdown').output;
    match(markdown, /^# .*1 past attempt\n/);
    ok(!/[^\\](<img|\]\(command:)/.test(markdown), markdown);
    equal(run('explain').status, 2);
    equal(run('search', 'rural', '--kind', 'atempt').status, 2);
  });

  it('are looked over by doctor', () => {
    const schema = z.strictObject({
      checks: z.array(z.looseObject({ name: z.string(), state: z.string() })),
    });
    const { checks } = json(schema, 'doctor');
    ok(
      checks.every(({ state }) => state === 'ok'),
      JSON.stringify(checks),
    );
    equal(run('doctor').status, 0);
  });
});
