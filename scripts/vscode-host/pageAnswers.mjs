import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {import('./playwright.mjs').Page} Page
 * @typedef {import('./playwright.mjs').Frame} Frame
 * @typedef {import('./playwright.mjs').Locator} Locator
 */

/**
 * @typedef {object} Target What a person would point at. The first visible match counts; one of
 *   css, role and text is needed, and each further one narrows the choice.
 * @property {string} [css]
 * @property {string} [role] ARIA role, usually with a name
 * @property {string} [name] accessible name, part of it, case ignored
 * @property {string} [text] visible text, part of it, case ignored
 * @property {boolean} [webview] look inside webviews instead of the workbench
 */

const actionTimeoutMilliseconds = 15_000;
const searchIntervalMilliseconds = 100;

/**
 * What a test may ask of the page: each answer finds its target the way a person would and waits for it.
 *
 * @param {Page} page
 * @param {string} picturesFolder
 * @returns {Record<string, import('./requestChannel.mjs').Answer>}
 */
export function pageAnswers(page, picturesFolder) {
  const find = (/** @type {unknown} */ target) => findVisible(page, asTarget(target));
  const timeout = actionTimeoutMilliseconds;
  return {
    async screenshot({ name }) {
      mkdirSync(picturesFolder, { recursive: true });
      const path = join(picturesFolder, `${fileName(name)}.png`);
      await page.screenshot({ path, timeout });
      return path;
    },
    async click({ target, button }) {
      await (await find(target)).click({ timeout, button: button === 'right' ? 'right' : 'left' });
    },
    async hover({ target }) {
      await (await find(target)).hover({ timeout });
    },
    async press({ keys }) {
      await page.keyboard.press(String(keys));
    },
    async type({ text }) {
      await page.keyboard.type(String(text));
    },
    async textContent({ target }) {
      return (await find(target)).innerText({ timeout });
    },
    async count({ target }) {
      return countVisible(page, asTarget(target));
    },
  };
}

/**
 * @param {Page} page
 * @param {Target} target
 * @returns {Promise<Locator>} the first visible match
 */
async function findVisible(page, target) {
  const giveUpAt = Date.now() + actionTimeoutMilliseconds;
  for (;;) {
    for (const locator of candidates(page, target)) {
      const visible = locator.filter({ visible: true });
      if ((await visible.count().catch(() => 0)) > 0) return visible.first();
    }
    if (Date.now() > giveUpAt)
      throw new Error(`Nothing visible in the window matches ${JSON.stringify(target)}.`);
    await new Promise((resolve) => setTimeout(resolve, searchIntervalMilliseconds));
  }
}

/**
 * @param {Page} page
 * @param {Target} target
 */
async function countVisible(page, target) {
  let total = 0;
  // A webview can go away between being listed and being asked; then it shows nothing.
  for (const locator of candidates(page, target))
    total += await locator
      .filter({ visible: true })
      .count()
      .catch(() => 0);
  return total;
}

/**
 * @param {Page} page
 * @param {Target} target
 */
function candidates(page, target) {
  const frames = target.webview
    ? page.frames().filter((frame) => frame !== page.mainFrame())
    : [page.mainFrame()];
  return frames.map((frame) => locate(frame, target));
}

/**
 * @param {Frame} frame
 * @param {Target} target
 */
function locate(frame, { css, role, name, text }) {
  const byRole = role ? frame.getByRole(role, name ? { name } : {}) : undefined;
  const byCss = css ? frame.locator(css) : undefined;
  const element = byRole && byCss ? byCss.and(byRole) : (byRole ?? byCss);
  if (text === undefined) return element ?? frame.locator('body');
  return element ? element.filter({ hasText: text }) : frame.getByText(text);
}

/**
 * @param {unknown} value
 * @returns {Target}
 */
function asTarget(value) {
  const given = Object(value);
  if (given.css || given.role || given.text) return given;
  throw new Error(`A target needs css, role or text, but this one is ${JSON.stringify(value)}.`);
}

/** @param {unknown} name */
function fileName(name) {
  const text = String(name);
  if (/^[a-z0-9][a-z0-9-]*$/i.test(text)) return text;
  throw new Error(`"${text}" is no name for a picture: use letters, digits and hyphens.`);
}
