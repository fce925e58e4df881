import { explain as explainQuestion, type Question } from '../engine/explain';
import type { Workspace } from '../engine/workspace';
import { explanationMarkdown } from '../memory/render/explanationMarkdown';
import { explanationText } from '../memory/render/explanationText';
import { atOption, readPlace } from './atOption';
import type { Command, Invocation } from './command';
import { withWorkspace } from './openWorkspace';
import { printJson } from './printJson';
import { UsageError } from './usageError';

export const explain: Command = {
  name: 'explain',
  summary: 'Past attempts, oldest to newest, with evidence and what differs now.',
  parameters: '[TEXT]',
  positionals: { least: 0, most: Infinity },
  options: [{ name: 'column', value: 'TABLE.COLUMN', help: 'a column by its name' }, atOption],
  formats: ['text', 'json', 'markdown'],
  run(invocation) {
    checkQuestion(invocation);
    return withWorkspace(invocation, (workspace) => {
      const { title, explanation } = explainQuestion(workspace, questionOf(invocation, workspace));
      if (invocation.format === 'json') printJson(invocation, explanation);
      else if (invocation.format === 'markdown') {
        invocation.out(explanationMarkdown(title, explanation));
      } else invocation.out(explanationText(title, explanation));
      return 0;
    });
  },
};

function checkQuestion({ option, positionals }: Invocation): void {
  const asked = [option('column'), option('at'), positionals[0]].filter((one) => one !== undefined);
  if (asked.length === 1) return;
  const fault = asked.length === 0 ? 'needs a question' : 'answers one question at a time';
  throw new UsageError(`explain ${fault}: give --column, --at or a text.`);
}

function questionOf({ option, positionals, cwd }: Invocation, workspace: Workspace): Question {
  const column = option('column');
  const at = option('at');
  if (column !== undefined) return { column };
  if (at !== undefined) return readPlace(at, { workspace, cwd });
  return { text: positionals.join(' ') };
}
