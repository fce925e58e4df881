import { ask } from './channel';

/**
 * What a person would point at; the first visible match counts. One of css, role and text is
 * needed, and each further one narrows the choice.
 */
export interface Target {
  css?: string;
  /** ARIA role, usually together with `name`. */
  role?: string;
  /** Accessible name or a part of it; upper and lower case are the same. */
  name?: string;
  /** Visible text or a part of it; upper and lower case are the same. */
  text?: string;
  /** Look inside webviews (panels, rendered markdown cells, outputs) instead of the workbench. */
  webview?: boolean;
}

/** Whether the window can be looked at and clicked in; a desktop VS Code cannot. */
export const isPageAvailable = process.env['PRECEDENT_TEST_HOST'] === 'browser';

/** The window as a person has it before them. Every action waits up to 15 s for its target. */
export const page = {
  /** Keeps a picture as `out/pictures/<name>.png`; on the desktop there is none, and that is logged. */
  async screenshot(name: string): Promise<void> {
    await ask('screenshot', { name });
  },

  async click(target: Target, button: 'left' | 'right' = 'left'): Promise<void> {
    await ask('click', { target, button });
  },

  async hover(target: Target): Promise<void> {
    await ask('hover', { target });
  },

  /** Presses a key or a chord such as `Control+Shift+P`, wherever the focus is. */
  async press(keys: string): Promise<void> {
    await ask('press', { keys });
  },

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await ask('type', { text });
  },

  /** Waits until the target is visible and gives its text as it is rendered. */
  async read(target: Target): Promise<string> {
    return String(await ask('textContent', { target }));
  },

  /** How many targets are visible now, without waiting. */
  async count(target: Target): Promise<number> {
    return Number(await ask('count', { target }));
  },
};

/** A test of what a person sees. On the desktop it is reported as not run, never left out silently. */
export function itOnPage(title: string, body: () => Promise<void>): void {
  if (isPageAvailable) it(title, body);
  else it(title);
}
