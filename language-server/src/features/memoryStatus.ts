import type { Connection } from 'vscode-languageserver';
import { memoryNotification } from '../../../protocol/src/lsp';
import { sendNotification } from '../rpc';
import type { Feature } from './feature';
import type { Session } from './session';

/** Shows that the memory is being read, and tells what was found whenever it was. */
export const memoryStatus: Feature = {
  capabilities: {},
  register(session) {
    session.workspaces.onDidChange(() => {
      tell(session);
    });
  },
  async started(session) {
    const { connection, client, workspaces } = session;
    const reading = workspaces.start();
    if (client.window?.workDoneProgress === true) await showProgress(connection, reading);
    await reading;
    // Where nothing changed since the last session nobody has told the editor yet.
    tell(session);
  },
};

function tell({ connection, workspaces }: Session): void {
  const total = { attempts: 0, definitions: 0, sources: 0 };
  const problems = workspaces.all().flatMap((workspace) => workspace.problems);
  for (const { counts } of workspaces.all()) {
    total.attempts += counts.attempts;
    total.definitions += counts.definitions;
    total.sources += counts.sources;
  }
  sendNotification(connection, memoryNotification, { ...total, problems });
}

async function showProgress(connection: Connection, reading: Promise<void>): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Precedent', undefined, 'reading trackers and definitions');
  try {
    await reading;
  } finally {
    progress.done();
  }
}
