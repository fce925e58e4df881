import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReportSchema } from '../../protocol/src/finding';
import { loans } from '../support/loansNotebook';
import { filesOf, runPrecedent } from '../support/runPrecedent';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

const rules = ['past/dead-end', 'leak/post-outcome', 'leak/fit-on-test-rows'];

describe('precedent check', () => {
  let workspace: WorkspaceCopy;

  beforeEach(() => {
    workspace = copyWorkspace(loans.folder);
  });
  afterEach(() => workspace.dispose());

  function check(...words: readonly string[]) {
    return runPrecedent(workspace, ['check', ...words]);
  }

  function report(...words: readonly string[]) {
    const { output, errors, status } = check(...words, '--format', 'json');
    ok(output !== '', errors);
    return { ...checkReportSchema.parse(JSON.parse(output)), output, errors, status };
  }

  it('finds the same in a notebook and in its script', () => {
    const { findings, problems, stats } = report();
    deepEqual(
      findings.map(({ file, cell, rule }) => [file, cell, rule]),
      [
        ...rules.map((rule) => [loans.notebook, rule === rules[2] ? 3 : 2, rule]),
        ...rules.map((rule) => [loans.script, null, rule]),
      ],
    );
    deepEqual(problems, []);
    deepEqual([stats.files, stats.cells, stats.suppressed], [2, 10, 0]);
  });

  it('counts lines of a script from the start of the file', () => {
    const lines = workspace.read(loans.script).split('\n');
    const { findings } = report(loans.script);
    for (const { rule, range } of findings) {
      const line = lines[range.start.line] ?? '';
      ok(line.includes(rule === rules[2] ? 'StandardScaler()' : 'FEATURES ='), `${rule}: ${line}`);
    }
  });

  it('finds the same in a script that is too long for one piece', () => {
    const before = report(loans.script).findings.map(({ rule, message }) => [rule, message]);
    const head = `LIMITS = [\n${'    0,\n'.repeat(1_000)}]\n\n`;
    const plain = workspace.read(loans.script).replaceAll(/^# %%.*\n/gm, '');
    workspace.write(loans.script, head + plain);
    const { findings, stats } = report(loans.script);
    deepEqual(
      findings.map(({ rule }) => rule),
      before.map(([rule]) => rule),
    );
    equal(stats.cells, 1);
  });

  it('gives the same bytes again, and creates nothing in the workspace', () => {
    const before = filesOf(workspace);
    const timeless = (text: string) => text.replace(/"milliseconds": \d+/, '');
    const first = report().output;
    const second = report().output;
    equal(timeless(first), timeless(second));
    const other = runPrecedent(workspace, ['check', '--format', 'json'], {
      env: { XDG_CACHE_HOME: join(workspace.root, '..', 'other') },
    });
    equal(timeless(other.output), timeless(first));
    deepEqual(filesOf(workspace), before);
  });

  it('prints a line for each finding that a terminal can follow', () => {
    const { output, status } = check(loans.notebook);
    match(output, /^notebooks\/train\.ipynb:cell\[3\]:1:12 warning leak\/fit-on-test-rows \S/m);
    match(output, /^ {4}test: .* \(notebooks\/train\.ipynb:cell\[5\]:2:7\)$/m);
    equal(status, 1);
  });

  const thresholds: readonly [string, number][] = [
    ['error', 0],
    ['warning', 1],
    ['information', 1],
    ['never', 0],
  ];
  for (const [threshold, status] of thresholds) {
    it(`exits with ${status} for --fail-on ${threshold}`, () => {
      equal(check('--fail-on', threshold).status, status);
    });
  }

  it('selects families', () => {
    const past = report('--select', 'past').findings.map(({ rule }) => rule);
    deepEqual(past, ['past/dead-end', 'past/dead-end']);
  });

  it('leaves out what git ignores', () => {
    workspace.write('.gitignore', 'scripts/\n');
    deepEqual([...new Set(report().findings.map(({ file }) => file))], [loans.notebook]);
  });

  it('counts what a comment with a reason switches off', () => {
    const text = workspace.read(loans.script);
    const scaling = 'X_scaled = StandardScaler().fit_transform(X)';
    const ignored = `${scaling}  # precedent: ignore leak/fit-on-test-rows -- only a sketch`;
    workspace.write(loans.script, text.replace(scaling, ignored));
    const { findings, stats } = report(loans.script);
    deepEqual([findings.map(({ rule }) => rule), stats.suppressed], [rules.slice(0, 2), 1]);
  });

  const misuse: readonly [string, readonly string[], RegExp][] = [
    ['a path that is not there', ['gone.ipynb'], /^precedent: gone\.ipynb does not exist/],
    [
      'another kind of file',
      ['docs/postcode.md'],
      /docs\/postcode\.md is not checked; name \.ipynb/,
    ],
    ['an unknown family', ['--select', 'leaks'], /no family "leaks": did you mean leak\?/],
    ['an unknown threshold', ['--fail-on', 'hint'], /--fail-on knows no "hint": use error/],
    ['a format of later', ['--format', 'sarif'], /no format "sarif": use text or json/],
    ['a workspace that is not there', ['--workspace', 'gone'], /--workspace gone is not a folder/],
  ];
  for (const [name, words, message] of misuse) {
    it(`exits with 2 and one line for ${name}`, () => {
      const { status, errors } = check(...words, '--quiet');
      equal(status, 2);
      match(errors, message);
      equal(errors.trim().split('\n').length, 1);
    });
  }

  const broken: readonly [string, string, RegExp][] = [
    ['cut in the middle', '{"cells": [{"cell_type": "code", "sou', /ends in the middle/],
    ['no JSON', 'not json at all', /not valid JSON/],
    ['empty', '', /empty/],
  ];
  for (const [name, content, message] of broken) {
    it(`reports a notebook that is ${name} once, beside everything else`, () => {
      workspace.write('notebooks/broken.ipynb', content);
      const { findings, problems, status } = report();
      equal(findings.length, 2 * rules.length);
      deepEqual(
        problems.map(({ file }) => file),
        ['notebooks/broken.ipynb'],
      );
      match(problems[0]?.message ?? '', message);
      equal(status, 1);
    });
  }

  it('exits with 2 for a named notebook of which nothing can be read, and still reports', () => {
    workspace.write('notebooks/broken.ipynb', 'not json');
    const { problems, status } = report('notebooks/broken.ipynb');
    deepEqual([problems.length, status], [1, 2]);
  });

  it('checks what can be read of a named notebook that was cut off', () => {
    const whole = workspace.read(loans.notebook);
    workspace.write('notebooks/cut.ipynb', whole.slice(0, whole.lastIndexOf('}')));
    const { findings, problems, status } = report('notebooks/cut.ipynb');
    deepEqual([findings.length, problems.length, status], [rules.length, 1, 1]);
  });

  it('reports a file over 50 MB and bytes that are no UTF-8, beside everything else', () => {
    workspace.write('scripts/huge.py', '');
    truncateSync(join(workspace.root, 'scripts/huge.py'), 51 * 1024 * 1024);
    workspace.write('scripts/latin.py', '');
    writeFileSync(join(workspace.root, 'scripts/latin.py'), Buffer.from('x = "\xe9"\n', 'latin1'));
    const { findings, problems, status } = report();
    deepEqual(
      problems.map(({ file }) => file),
      ['scripts/huge.py', 'scripts/latin.py'],
    );
    match(problems[0]?.message ?? '', /files over 50 MB are not read/);
    match(problems[1]?.message ?? '', /save it as UTF-8/);
    deepEqual([findings.length, status], [2 * rules.length, 1]);
  });

  it('finds the workspace from a folder below it', () => {
    const below = { ...workspace, root: join(workspace.root, 'notebooks') };
    const { output } = runPrecedent(below, ['check', 'train.ipynb', '--format', 'json']);
    const { findings } = checkReportSchema.parse(JSON.parse(output));
    deepEqual([...new Set(findings.map(({ file }) => file))], [loans.notebook]);
  });

  it('does not follow a link out of the workspace', () => {
    symlinkSync('/etc', join(workspace.root, 'elsewhere'));
    const { problems } = report();
    deepEqual(
      problems.map(({ file }) => file),
      ['elsewhere'],
    );
  });

  it('works where the index cannot be kept', () => {
    workspace.write('../locked/file', '');
    const locked = join(workspace.root, '../locked/file');
    const words = ['check', '--format', 'json', '--workspace', workspace.root];
    const { output } = runPrecedent({ ...workspace, cacheDir: locked }, words);
    const { findings, problems } = checkReportSchema.parse(JSON.parse(output));
    equal(findings.length, 2 * rules.length);
    match(problems[0]?.message ?? '', /choose another --cache-dir/);
  });
});
