import { deepEqual } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Finding, severitySchema } from '../../protocol/src/finding';
import { type DocumentCell, documentCells, textAt } from '../support/documentText';
import { runCheck } from '../support/runCheck';
import { copyWorkspace } from '../support/workspaceCopy';

/**
 * Every folder of `test/fixtures/notebooks` is a workspace with one document and what must be found
 * in it. To add a case, add a folder; `UPDATE_EXPECT=1` then writes what is found today, to be read
 * against the rules before it is kept.
 */
const casesFolder = 'test/fixtures/notebooks';

const expectedSchema = z.array(
  z.strictObject({
    rule: z.string(),
    severity: severitySchema,
    cell: z.number().int().nullable(),
    /** 0-based line of the cell on which the finding starts. */
    line: z.number().int(),
    /** The text that the finding covers. */
    text: z.string(),
  }),
);

describe('notebooks of other domains', () => {
  for (const name of readdirSync(casesFolder).sort()) {
    it(name, () => {
      const folder = join(casesFolder, name);
      const document = ['notebook.ipynb', 'notebook.py'].find((file) =>
        existsSync(join(folder, file)),
      );
      if (document === undefined) throw new Error(`${folder} holds no notebook.ipynb or .py`);
      const workspace = copyWorkspace(folder);
      const { report } = runCheck(workspace, { paths: [document] });
      const cells = documentCells(document, workspace.read(document));
      workspace.dispose();
      deepEqual(report.problems, []);
      const found = report.findings.map((finding) => summary(cells, finding));
      deepEqual(found, expectedOf(join(folder, 'expected.json'), found));
    });
  }
});

type Expected = z.infer<typeof expectedSchema>;

function summary(cells: readonly DocumentCell[], finding: Finding): Expected[number] {
  const { rule, severity, cell, range } = finding;
  return { rule, severity, cell, line: range.start.line, text: textAt(cells, cell, range) };
}

function expectedOf(path: string, found: Expected): Expected {
  if (process.env['UPDATE_EXPECT'] === '1') {
    writeFileSync(path, `${JSON.stringify(found, undefined, 2)}\n`);
  }
  return expectedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
