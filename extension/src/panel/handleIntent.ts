import { type ViewIntent, viewIntentSchema } from '../../../protocol/src/webview';

/** What the page may ask for. */
export interface IntentActions {
  ready(): void;
  askAgain(): void;
  openEvidence(file: string, line: number | undefined): void;
  selectSlice(slice: string | undefined): void;
}

const burst = 20;
const perSecond = 10;

/**
 * The door for messages of the page. What is malformed or comes faster than a person can act is
 * dropped; `refuse` hears why, once for each row of drops.
 */
export function createIntentHandler(
  actions: IntentActions,
  { now, refuse }: { now: () => number; refuse: (reason: string) => void },
): (message: unknown) => void {
  let allowance = burst;
  let last = now();
  let isRefusing = false;
  const drop = (reason: string): void => {
    if (!isRefusing) refuse(reason);
    isRefusing = true;
  };
  return (message) => {
    const time = now();
    allowance = Math.min(burst, allowance + ((time - last) / 1000) * perSecond);
    last = time;
    if (allowance < 1) {
      drop('The panel sent messages too fast: some were ignored.');
      return;
    }
    allowance -= 1;
    const intent = viewIntentSchema.safeParse(message);
    if (!intent.success) {
      drop('The panel sent a malformed message: ignored.');
      return;
    }
    isRefusing = false;
    act(actions, intent.data);
  };
}

function act(actions: IntentActions, intent: ViewIntent): void {
  switch (intent.kind) {
    case 'ready':
      actions.ready();
      return;
    case 'askAgain':
      actions.askAgain();
      return;
    case 'openEvidence':
      actions.openEvidence(intent.file, intent.line);
      return;
    case 'selectSlice':
      actions.selectSlice(intent.slice);
      return;
  }
}
