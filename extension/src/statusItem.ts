import { type Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Session, SessionState } from './session';
import { statusText } from './statusText';

/** Shows in the status bar where the server stands. */
export function createStatusItem(session: Session): Disposable {
  const item = window.createStatusBarItem('precedent.status', StatusBarAlignment.Left, 0);
  item.name = 'Precedent';
  const show = (state: SessionState): void => {
    const { text, tooltip, command, isWarning } = statusText(state);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = isWarning
      ? new ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.accessibilityInformation = { label: `${text.replace(/^\$\(\S+\) /, '')}. ${tooltip}` };
  };
  show(session.state);
  item.show();
  const subscription = session.onDidChangeState(show);
  return {
    dispose: () => {
      subscription.dispose();
      item.dispose();
    },
  };
}
