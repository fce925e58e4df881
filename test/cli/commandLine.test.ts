import { equal, match, ok } from 'node:assert/strict';
import { loans } from '../support/loansNotebook';
import { runPrecedent } from '../support/runPrecedent';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

const commands = [
  'init', 'check', 'explain', 'define', 'import', 'search', 'dismiss', 'verify', 'doctor', 'lsp',
]; // prettier-ignore

describe('the command line', () => {
  let workspace: WorkspaceCopy;

  before(() => {
    workspace = copyWorkspace(loans.folder);
  });
  after(() => workspace.dispose());

  it('lists every command in its help', () => {
    const { output, status } = runPrecedent(workspace, ['--help']);
    equal(status, 0);
    for (const command of commands) match(output, new RegExp(`^ {2}${command} {2,}\\S`, 'm'));
  });

  for (const command of commands) {
    it(`explains ${command}`, () => {
      const { output, status } = runPrecedent(workspace, [command, '--help']);
      equal(status, 0);
      match(output, new RegExp(`^Usage: precedent ${command} `));
      match(output, /--workspace DIR/);
    });
  }

  it('names its version', () => {
    match(runPrecedent(workspace, ['--version']).output, /^\d+\.\d+\.\d+\n$/);
  });

  const mistakes: readonly [string, readonly string[], RegExp][] = [
    ['a mistyped command', ['chek'], /no command "chek": did you mean check\?/],
    ['a command of later', ['plan', 'x'], /no command "plan": see precedent --help/],
    ['a mistyped option', ['check', '--fail-onn', 'error'], /did you mean --fail-on\?/],
  ];
  for (const [name, words, message] of mistakes) {
    it(`helps with ${name}`, () => {
      const { status, errors, output } = runPrecedent(workspace, words);
      equal(status, 2);
      equal(output, '');
      match(errors, message);
      ok(errors.endsWith('\n') && errors.trim().split('\n').length === 1);
    });
  }
});
