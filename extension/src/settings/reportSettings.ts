import { type Disposable, type LogOutputChannel, workspace } from 'vscode';
import { unknownSettings } from './unknownSettings';

/** Tells unknown settings once each, now and whenever the settings change. */
export function reportSettings(log: LogOutputChannel): Disposable {
  const told = new Set<string>();
  const report = (): void => {
    for (const line of unknownSettings(workspace.getConfiguration().get('precedent'))) {
      if (told.has(line)) continue;
      told.add(line);
      log.warn(line);
    }
  };
  report();
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('precedent')) report();
  });
}
