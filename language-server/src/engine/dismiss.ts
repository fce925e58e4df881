import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Position } from '../../../protocol/src/finding';
import type { DismissalFile } from '../../../protocol/src/workspace/dismissalFile';
import type { AnalysedDocument } from './analysedDocument';
import { authorName } from './author';
import { createRecord } from './createRecord';
import type { PlacedFinding } from './placedFinding';
import { covers } from './place';
import { recordAction } from './recordAction';
import { UserError } from './userError';
import type { Workspace } from './workspace';

/** Which finding is set aside, and why. */
export interface DismissQuestion {
  readonly document: AnalysedDocument;
  readonly rule: string;
  readonly at: { readonly uid: string; readonly position: Position };
  readonly why: string;
}

/**
 * Writes the record that sets a finding aside, and one ledger line. Answers the workspace path of
 * the record. A finding that is not there, or a missing reason, is a `UserError`.
 */
export async function dismissFinding(
  workspace: Workspace,
  { document, rule, at, why }: DismissQuestion,
): Promise<string> {
  const reason = why.trim();
  if (reason === '')
    throw new UserError('A dismissal needs a reason: say why this is no problem here.');
  if (rule.startsWith('policy/')) {
    throw new UserError(`${rule} only yields to a recorded approval: ask an approver.`);
  }
  const finding = findFinding(document, { rule, at });
  const record = toRecord(finding, { file: document.file, reason, by: authorName(workspace.root) });
  const written = `.precedent/dismissals/${record.id}.yaml`;
  createRecord(workspace.root, { path: written, text: stringify(record, { lineWidth: 0 }) });
  await recordOrUndo(workspace, { record, written });
  await workspace.refresh([written]);
  return written;
}

/** What is not in the ledger does not hold: then the record goes too. */
async function recordOrUndo(
  workspace: Workspace,
  { record, written }: { record: DismissalFile; written: string },
): Promise<void> {
  const { id, rule, file, by } = record;
  const body = { id, rule, file, written };
  try {
    await recordAction(workspace, { actor: by, kind: 'dismissal', body });
  } catch (error) {
    rmSync(workspace.resolve(written), { force: true });
    throw error;
  }
}

function findFinding(
  document: AnalysedDocument,
  { rule, at: { uid, position } }: Pick<DismissQuestion, 'rule' | 'at'>,
): PlacedFinding {
  const { findings, dismissed } = document.verdict(uid);
  const here = findings.filter(({ place }) => covers(place.range, position));
  const found = here.find((finding) => finding.rule === rule);
  if (found) return found;
  const earlier = dismissed.find(
    ({ finding }) => finding.rule === rule && covers(finding.place.range, position),
  );
  if (earlier) {
    const { by, why } = earlier.dismissal;
    throw new UserError(`${rule} is already dismissed here by ${by}: ${why}`);
  }
  const rules = [...new Set(here.map((finding) => finding.rule))].join(', ');
  const advice = rules === '' ? 'check names the places of findings' : `here are ${rules}`;
  throw new UserError(`${document.file} has no ${rule} at this place: ${advice}.`);
}

function toRecord(
  { rule, anchor, columns, evidence }: PlacedFinding,
  { file, reason, by }: { file: string; reason: string; by: string },
): DismissalFile {
  const at = new Date().toISOString();
  const slug = [rule, ...columns.slice(-1)]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const digest = createHash('sha256').update([rule, file, anchor, evidence, at].join('\n'));
  const id = `${at.slice(0, 10)}-${slug.slice(0, 60)}-${digest.digest('hex').slice(0, 8)}`;
  return {
    version: 1,
    id,
    rule,
    file,
    anchor,
    columns: [...columns],
    evidence,
    why: reason,
    by,
    at,
  };
}
