import { deepEqual } from 'node:assert/strict';
import { extname } from 'node:path';
import type { CheckReport } from '../../../protocol/src/finding';
import { documentCells, editDocument } from '../../support/documentText';
import { describeActual, describeExpected } from '../../support/placedFindings';
import { runCheck } from '../../support/runCheck';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspaceCopy';
import { findingKey, retailFindings } from './retailFindings';
import { type RetailForm, retailForms } from './retailForms';
import { type RetailVariant, retailVariants } from './retailVariants';

for (const form of retailForms) {
  describe(`retail demo, ${form.name}, changed`, () => {
    let workspace: WorkspaceCopy;
    let report: CheckReport;

    // Every variant is a document of one workspace, so that one run answers for all of them.
    before(() => {
      workspace = copyWorkspace(...form.folders);
      const original = workspace.read(form.path);
      for (const [index, variant] of retailVariants.entries()) {
        workspace.write(variantPath(form, index), edited(form, original, { variant }));
      }
      ({ report } = runCheck(workspace, {
        paths: retailVariants.map((_, index) => variantPath(form, index)),
      }));
    });
    after(() => workspace.dispose());

    for (const [index, variant] of retailVariants.entries()) {
      it(variant.name, () => {
        const path = variantPath(form, index);
        const cells = documentCells(path, workspace.read(path));
        const actual = report.findings.filter(({ file }) => file === path);
        const left = retailFindings.filter(
          (one) => variant.without?.includes(findingKey(one, form)) !== true,
        );
        const expected = left.map((one) => ({ ...one, ...one.place(form) }));
        deepEqual(
          describeActual(cells, actual),
          describeExpected(cells, [...expected, ...(variant.added ?? [])]),
        );
      });
    }
  });
}

function variantPath(form: RetailForm, index: number): string {
  return `notebooks/variant_${index}${extname(form.path)}`;
}

function edited(
  form: RetailForm,
  original: string,
  { variant }: { variant: RetailVariant },
): string {
  return variant.edits[form.library].reduce(
    (content, edit) => editDocument(form.path, content, edit),
    original,
  );
}
