import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CheckReport, Finding } from '../../../protocol/src/finding';
import { type DocumentCell, documentCells, locate } from '../../support/documentText';
import { describeActual, describeExpected } from '../../support/placedFindings';
import { runCheck } from '../../support/runCheck';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspaceCopy';
import { findingKey, type RetailFinding, retailFindings } from './retailFindings';
import { type RetailForm, retailForms } from './retailForms';

for (const form of retailForms) {
  describe(`retail demo, ${form.name}`, () => {
    let workspace: WorkspaceCopy;
    let report: CheckReport;
    let cells: readonly DocumentCell[];

    before(() => {
      workspace = copyWorkspace(...form.folders);
      cells = documentCells(form.path, workspace.read(form.path));
      ({ report } = runCheck(workspace, { paths: [form.path] }));
    });
    after(() => workspace.dispose());

    it('has these findings and no other', () => {
      const expected = retailFindings.map((one) => ({ ...one, ...one.place(form) }));
      deepEqual(describeActual(cells, report.findings), describeExpected(cells, expected));
      ok(report.findings.every(({ file }) => file === form.path));
    });

    for (const expected of retailFindings) {
      it(`says what is needed: ${findingKey(expected, form)}`, () => {
        saysWhatIsNeeded(find(report, cells, { expected, form }), { expected, form });
      });
    }

    it('gives both weather columns one message', () => {
      const messages = report.findings
        .filter(({ rule, columns }) => rule === 'past/dead-end' && columns[0]?.includes('weather'))
        .map(({ message }) => message);
      equal(messages.length, 2);
      equal(messages[0], messages[1]);
    });

    it('points from the statistic of the label to the feature', () => {
      const statistic = report.findings.find(({ rule }) => rule === 'leak/target-statistic');
      const feature = locate(cells, { after: 'FEATURES = [', text: '"promo_lift"' });
      ok(
        statistic?.related.some(
          ({ cell, range }) =>
            cell === feature.cell && range?.start.line === feature.range.start.line,
        ),
        JSON.stringify(statistic?.related),
      );
    });
  });
}

function find(
  report: CheckReport,
  cells: readonly DocumentCell[],
  { expected, form }: { expected: RetailFinding; form: RetailForm },
): Finding {
  const { cell, range } = locate(cells, expected.place(form));
  const found = report.findings.find(
    (one) =>
      one.rule === expected.rule &&
      one.cell === cell &&
      one.range.start.line === range.start.line &&
      one.range.start.character === range.start.character,
  );
  ok(found, `no ${findingKey(expected, form)}`);
  return found;
}

function saysWhatIsNeeded(
  finding: Finding,
  { expected, form }: { expected: RetailFinding; form: RetailForm },
): void {
  const { message, related, fixes } = finding;
  if (expected.columns) deepEqual(finding.columns, expected.columns);
  for (const part of expected.says ?? []) ok(part.test(message), `${String(part)}: ${message}`);
  const everything = [message, ...related.map((one) => one.message)].join('\n');
  for (const part of expected.shows ?? [])
    ok(part.test(everything), `${String(part)}: ${everything}`);
  const places = JSON.stringify(related);
  for (const role of expected.roles ?? [])
    ok(
      related.some((one) => one.role === role),
      places,
    );
  for (const ref of expected.refs ?? [])
    ok(
      related.some((one) => one.ref === ref),
      `${ref}: ${places}`,
    );
  for (const file of expected.files ?? [])
    ok(
      related.some((one) => one.file === file),
      places,
    );
  const wanted = expected.fixes ?? [];
  for (const fix of typeof wanted === 'function' ? wanted(form) : wanted)
    ok(
      fixes.some((title) => fix.test(title)),
      fixes.join(),
    );
}
