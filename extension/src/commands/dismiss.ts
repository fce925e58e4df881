import { window } from 'vscode';
import type * as z from 'zod';
import { dismissCommand } from '../../../protocol/src/commands';
import { dismissRequest } from '../../../protocol/src/lsp';
import { placeUnderCursor } from '../cursor';
import { findingsAt, type ShownFinding } from '../findingsAt';
import { openEvidence } from '../panel/openEvidence';
import type { CommandFactory } from './command';

type Target = z.infer<typeof dismissCommand.argument>;

/** Sets a finding aside with a person's reason: the one in the argument, else one under the cursor. */
export const dismiss: CommandFactory =
  ({ session }) =>
  async (argument) => {
    const parsed = dismissCommand.argument.safeParse(argument);
    const target = parsed.success ? parsed.data : await chosenUnderCursor();
    if (target === undefined) return;
    const why = await askWhy(target);
    if (why === undefined) return;
    const { uri, rule, position } = target;
    const answer = await session.ask(dismissRequest, { uri, rule, position, why });
    if (answer.ok) await tellWritten(answer.value.written);
    else void window.showErrorMessage(`Not dismissed: ${answer.message}`);
  };

async function askWhy({ rule }: Target): Promise<string | undefined> {
  const why = await window.showInputBox({
    title: `Dismiss ${rule}`,
    prompt: 'Why is this no problem here? The reason is recorded and shown to others.',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'A dismissal needs a reason.' : undefined),
  });
  // Escape gives undefined; an empty text cannot be accepted.
  return why?.trim() === '' ? undefined : why?.trim();
}

async function tellWritten(file: string): Promise<void> {
  const open = 'Open Record';
  const chosen = await window.showInformationMessage(`Dismissed. The reason is in ${file}.`, open);
  if (chosen === open) await openEvidence(file, undefined);
}

async function chosenUnderCursor(): Promise<Target | undefined> {
  const place = placeUnderCursor();
  const findings = place === undefined ? [] : findingsAt(place);
  if (findings.length === 0) {
    void window.showInformationMessage('There is no finding under the cursor.');
    return undefined;
  }
  return findings.length === 1 ? findings[0] : pick(findings);
}

async function pick(findings: readonly ShownFinding[]): Promise<Target | undefined> {
  const items = findings.map((finding) => ({
    label: finding.rule,
    detail: finding.message,
    finding,
  }));
  return (await window.showQuickPick(items, { title: 'Dismiss which finding?' }))?.finding;
}
