import { window } from 'vscode';
import { explainCommand } from '../../../protocol/src/commands';
import type { PanelMemory } from '../../../protocol/src/webview';
import { placeUnderCursor } from '../cursor';
import type { CommandFactory } from './command';

type Question = PanelMemory['question'];

/** Opens the timeline for its argument, else for what is under the cursor, else for what a person types. */
export const explain: CommandFactory =
  ({ panels }) =>
  async (argument) => {
    const question = given(argument) ?? underCursor() ?? (await typed());
    if (question !== undefined) panels.open(question);
  };

/** Menus pass what they stand on, so what does not fit counts as nothing. */
function given(argument: unknown): Question | undefined {
  const parsed = explainCommand.argument.safeParse(argument);
  return parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : undefined;
}

function underCursor(): Question | undefined {
  const at = placeUnderCursor();
  return at && { at };
}

async function typed(): Promise<Question | undefined> {
  const text = await window.showInputBox({
    title: 'Explain past attempts',
    prompt: 'A column, an idea or any words',
    placeHolder: 'table.column',
  });
  return text?.trim() ? { text: text.trim() } : undefined;
}
