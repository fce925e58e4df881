import { oneLine } from '../../rules/untrustedText';

/** Characters that start something in Markdown or HTML wherever they stand in a line. */
const special = /[\\`*[\]<>|~&$@!]/g;
/** An underscore inside a name is no emphasis, and stays readable. */
const edgeUnderscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What editors turn into a link by themselves. */
const bareAddress = /:(?=\/\/)|(?<=\bwww)\./gi;

/**
 * Untrusted text as part of a line of Markdown that shows exactly this text: no link, image, HTML or
 * code. Not for the start of a line, where a dash makes a list.
 */
export function inertText(text: string, limit?: number): string {
  return oneLine(text, limit)
    .replace(special, '\\$&')
    .replace(edgeUnderscore, '\\_')
    .replace(bareAddress, '\\$&');
}

/**
 * A link to a path of the workspace. Every step of the path is encoded, so that a path which looks
 * like `command:` or `https:` stays a path. `line` is 0-based.
 */
export function inertLink(
  label: string,
  { path, line }: { readonly path: string; readonly line?: number | undefined },
): string {
  const target = oneLine(path, 1_000).split('/').map(encodeURIComponent).join('/');
  const place = line === undefined ? '' : `#L${line + 1}`;
  const safe = target.replace(/[()!'*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `[${inertText(label)}](./${safe}${place})`;
}
