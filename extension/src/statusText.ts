import type { SessionState } from './session';

/** What the status item shows, and the command behind a click. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly isWarning: boolean;
}

const showLog = 'precedent.showLog';

/** Says in a few words where the server stands and what the memory holds. */
export function statusText(state: SessionState): StatusText {
  switch (state.kind) {
    case 'restricted':
      return {
        text: '$(shield) Precedent: restricted mode',
        tooltip:
          'Precedent reads and starts nothing until you trust this workspace. Click to decide.',
        command: 'workbench.trust.manage',
        isWarning: false,
      };
    case 'starting':
      return {
        text: '$(loading~spin) Precedent: starting',
        tooltip: 'The language server is starting. Click for the log.',
        command: showLog,
        isWarning: false,
      };
    case 'stopped':
      return {
        text: '$(warning) Precedent: stopped, restart',
        tooltip: 'The language server has stopped and shows nothing any more. Click to restart it.',
        command: 'precedent.restart',
        isWarning: true,
      };
    case 'running':
      return running(state.memory);
  }
}

function running(memory: Extract<SessionState, { kind: 'running' }>['memory']): StatusText {
  if (memory === undefined) {
    return {
      text: '$(loading~spin) Precedent: reading the memory',
      tooltip: 'Trackers and definitions of the workspace are being read. Click for the log.',
      command: showLog,
      isWarning: false,
    };
  }
  const { attempts, definitions, sources, problems } = memory;
  const facts = `${count(attempts, 'attempt')} and ${count(definitions, 'definition')} from ${count(sources, 'source')}.`;
  const tellProblems = problems.length > 0 ? `, ${count(problems.length, 'problem')}` : '';
  return {
    text: `$(history) Precedent: ${count(attempts, 'attempt')}${tellProblems}`,
    tooltip: `${facts} Click for the log${problems.length > 0 ? ', which names each problem' : ''}.`,
    command: showLog,
    isWarning: false,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
