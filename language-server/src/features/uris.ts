import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a document on disk; undefined for one that was never saved. */
export function filePathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

/** What to call a document that has no path. */
export function nameOf(uri: string): string {
  return decodeURIComponent(new URL(uri).pathname);
}

/** The `file:` URI of a path, with a line to jump to where one is given (0-based). */
export function fileLink(path: string, line?: number): string {
  const { href } = pathToFileURL(path);
  return line === undefined ? href : `${href}#L${line + 1}`;
}
