import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} Locator
 * @property {(other: Locator) => Locator} and
 * @property {(options: { visible?: boolean, hasText?: string }) => Locator} filter
 * @property {() => Locator} first
 * @property {() => Promise<number>} count
 * @property {(options: { timeout: number, button: 'left' | 'right' }) => Promise<void>} click
 * @property {(options: { timeout: number }) => Promise<void>} hover
 * @property {(options: { timeout: number }) => Promise<string>} innerText
 */

/**
 * @typedef {object} Frame
 * @property {(css: string) => Locator} locator
 * @property {(role: string, options: { name?: string }) => Locator} getByRole
 * @property {(text: string) => Locator} getByText
 */

/**
 * @typedef {object} Page
 * @property {() => Frame} mainFrame
 * @property {() => Frame[]} frames
 * @property {(url: string, options: { timeout: number, waitUntil: 'commit' }) => Promise<unknown>} goto
 * @property {(name: string, callback: (...args: unknown[]) => unknown) => Promise<void>} exposeFunction
 * @property {(script: string) => Promise<unknown>} evaluate
 * @property {(options: { path: string, timeout: number }) => Promise<unknown>} screenshot
 * @property {(event: 'crash' | 'dialog', listener: (dialog: Dialog) => void) => void} on
 * @property {{ press(keys: string): Promise<void>, type(text: string): Promise<void> }} keyboard
 */

/** @typedef {{ accept(): Promise<void> }} Dialog */

/**
 * @typedef {object} Browser
 * @property {(options: { viewport: { width: number, height: number } }) => Promise<Page>} newPage
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Playwright The part of playwright-core that is used here. Its own types are not
 *   at hand: it is installed beside VS Code, apart from what the project depends on.
 * @property {{ launch(options: LaunchOptions): Promise<Browser> }} chromium
 */

/** @typedef {{ executablePath: string, args: readonly string[], timeout: number }} LaunchOptions */

/**
 * @param {import('./install.mjs').Host} host
 * @returns {Promise<Playwright>}
 */
export async function loadPlaywright(host) {
  return import(pathToFileURL(host.playwright).href);
}
