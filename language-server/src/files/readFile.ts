import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Problem } from '../../../protocol/src/records/source';
import { decodeText } from './decodeText';
import {
  defaultMaxBytes,
  errorCode,
  outsideProblem,
  specialFileProblem,
  systemProblem,
  tooLargeProblem,
} from './fileProblem';

/** Why a file was not read. `missing` is apart because an absent optional file is no fault. */
export interface Refusal {
  readonly ok: false;
  readonly missing: boolean;
  readonly problem: Problem;
}

export type BytesOutcome = { readonly ok: true; readonly bytes: Uint8Array } | Refusal;

/** `problem` is set when the text could be read but not as valid UTF-8. */
export type TextOutcome =
  { readonly ok: true; readonly text: string; readonly problem?: Problem } | Refusal;

export interface ReadOptions {
  /** Largest size that is read, in bytes. */
  readonly maxBytes?: number;
}

// Windows has neither flag: there the comparison of real paths alone stops links.
const available: Readonly<Record<string, number | undefined>> = constants;
const flags = constants.O_RDONLY | (available['O_NOFOLLOW'] ?? 0) | (available['O_NONBLOCK'] ?? 0);

/**
 * Reads a regular file of the workspace: never through a link, never from a pipe or a device, never
 * outside `root`, and only up to a size.
 * @param root absolute path of the workspace.
 * @param path relative to `root`, with `/` separators.
 * @returns the bytes, or one problem that says what is wrong and what to do. Never throws.
 */
export function readBytes(
  root: string,
  path: string,
  { maxBytes = defaultMaxBytes }: ReadOptions = {},
): BytesOutcome {
  const opened = openFile(root, path);
  if (!opened.ok) return opened;
  try {
    const { size } = opened.stats;
    if (size > maxBytes) return refuse(tooLargeProblem(path, size, maxBytes));
    return { ok: true, bytes: readAll(opened.descriptor, size) };
  } catch (error) {
    return refuseError(path, error);
  } finally {
    closeSync(opened.descriptor);
  }
}

/** Like `readBytes`, decoded from UTF-8; a byte order mark is dropped. Never throws. */
export function readTextFile(root: string, path: string, options: ReadOptions = {}): TextOutcome {
  const outcome = readBytes(root, path, options);
  if (!outcome.ok) return outcome;
  const { text, fault } = decodeText(outcome.bytes);
  return fault === undefined
    ? { ok: true, text }
    : { ok: true, text, problem: { file: path, message: fault } };
}

/** An open file that passed every check but the size. The caller closes the descriptor. */
export interface OpenedFile {
  readonly ok: true;
  readonly descriptor: number;
  readonly stats: Stats;
}

/** Opens a regular file of the workspace for reading, with the checks of `readBytes`. Never throws. */
export function openFile(root: string, path: string): OpenedFile | Refusal {
  if (leavesRoot(path)) return refuse(outsideProblem(path));
  let descriptor: number | undefined;
  try {
    const absolute = join(root, path);
    descriptor = openSync(absolute, flags);
    const stats = fstatSync(descriptor);
    const fault = faultOf(root, path, { absolute, stats });
    if (fault === undefined) return { ok: true, descriptor, stats };
    closeSync(descriptor);
    return refuse(fault);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    return refuseError(path, error);
  }
}

function faultOf(
  root: string,
  path: string,
  { absolute, stats }: { absolute: string; stats: Stats },
): Problem | undefined {
  if (stats.isDirectory())
    return systemProblem(path, Object.assign(new Error(), { code: 'EISDIR' }));
  if (!stats.isFile()) return specialFileProblem(path);
  const real = realpathSync.native(absolute);
  if (!isInside(realpathSync.native(root), real)) return outsideProblem(path);
  // A parent folder exchanged between opening and resolving would show as another file.
  const { ino, dev } = statSync(real);
  return ino === stats.ino && dev === stats.dev ? undefined : outsideProblem(path);
}

/** True when `path` is `root` itself or lies below it; both absolute and resolved. */
export function isInside(root: string, path: string): boolean {
  const inner = relative(root, path);
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner));
}

function leavesRoot(path: string): boolean {
  return path.includes('\0') || isAbsolute(path) || path.split(/[/\\]/).includes('..');
}

function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

function refuse(problem: Problem): Refusal {
  return { ok: false, missing: false, problem };
}

function refuseError(path: string, error: unknown): Refusal {
  const missing = ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
  return { ok: false, missing, problem: systemProblem(path, error) };
}
