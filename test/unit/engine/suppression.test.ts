import { deepEqual, equal } from 'node:assert/strict';
import {
  DismissalIndex,
  ignoredLines,
  isIgnored,
} from '../../../language-server/src/engine/suppression';
import type { PlacedFinding } from '../../../language-server/src/engine/placedFinding';
import { lowerCell } from '../../../language-server/src/python/lowerCell';
import type { Dismissal } from '../../../protocol/src/records/dismissal';

const rule = 'leak/fit-on-test-rows';

function finding(
  line: number,
  { end = line, ...rest }: Partial<PlacedFinding> & { end?: number } = {},
) {
  const range = { start: { line, character: 0 }, end: { line: end, character: 9 } };
  return {
    rule,
    severity: 'warning',
    message: '',
    place: { uid: 'c0', range },
    columns: ['loans.income'],
    related: [],
    fixes: [],
    evidence: 'e1',
    anchor: 'scaler.fit(X)',
    ...rest,
  } satisfies PlacedFinding;
}

describe('comments that switch a rule off', () => {
  const cases: readonly { name: string; text: string; lines: readonly number[] }[] = [
    {
      name: 'on the line',
      text: `a = 1\nscaler.fit(X)  # precedent: ignore ${rule} -- only for a plot\nb = 2`,
      lines: [1],
    },
    {
      name: 'on a line of their own, for the next code line',
      text: `# precedent: ignore ${rule} -- only for a plot\n\n# and more\nscaler.fit(X)\nscaler.fit(Y)`,
      lines: [0, 3],
    },
    { name: 'never without a reason', text: `fit()  # precedent: ignore ${rule}`, lines: [] },
    { name: 'never inside a string', text: `s = "# precedent: ignore ${rule} -- x"`, lines: [] },
  ];
  for (const { name, text, lines } of cases) {
    it(name, () => deepEqual([...ignoredLines(lowerCell(text), text).keys()], lines));
  }

  it('only the rules that they name', () => {
    const text = `fit()  # precedent: ignore ${rule} -- only for a plot`;
    const lines = ignoredLines(lowerCell(text), text);
    equal(isIgnored(finding(0), lines), true);
    equal(isIgnored(finding(0, { rule: 'leak/refit-on-test' }), lines), false);
  });

  it('anywhere on the lines of a call', () => {
    const text = `scaler.fit(\n  X,\n)  # precedent: ignore ${rule} -- only for a plot`;
    equal(isIgnored(finding(0, { end: 2 }), ignoredLines(lowerCell(text), text)), true);
  });

  it('never policy', () => {
    const text = 'X  # precedent: ignore policy/denied -- I may';
    const lines = ignoredLines(lowerCell(text), text);
    equal(isIgnored(finding(0, { rule: 'policy/denied' }), lines), false);
  });
});

describe('recorded dismissals', () => {
  const { columns, evidence, anchor } = finding(0);
  const dismissal: Dismissal = {
    id: 'd1',
    rule,
    file: 'a.ipynb',
    anchor,
    columns: [...columns],
    evidence,
    why: 'only for a plot',
    by: 'ada',
    at: '2026-01-01T00:00:00Z',
    source: { system: 'precedent', path: '.precedent/dismissals/d1.yaml' },
  };
  const index = new DismissalIndex([dismissal]);

  it('hold wherever the same code moves in the file', () => {
    equal(index.find('a.ipynb', finding(7))?.why, 'only for a plot');
  });

  const others: readonly [string, string, Partial<PlacedFinding>][] = [
    ['other evidence', 'a.ipynb', { evidence: 'e2' }],
    ['another file', 'b.ipynb', {}],
    ['another rule', 'a.ipynb', { rule: 'leak/refit-on-test' }],
    ['other code', 'a.ipynb', { anchor: 'scaler.fit(Y)' }],
    ['another column', 'a.ipynb', { columns: ['loans.age'] }],
  ];
  for (const [name, file, changes] of others) {
    it(`do not hold for ${name}`, () => equal(index.find(file, finding(0, changes)), undefined));
  }
});
