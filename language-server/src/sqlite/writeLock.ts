import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SQLite marks its locks on this range of bytes, whatever the file's size. */
const lockBytes = { first: 0x40000000, last: 0x40000000 + 511 };

/**
 * Whether another process holds a write lock of SQLite on the file. Known on Linux only, where the
 * system lists its locks; false elsewhere.
 */
export function isWriteLocked(root: string, path: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { ino } = statSync(join(root, path));
    return readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .some((line) => locks(line, ino));
  } catch {
    return false;
  }
}

/** A line reads `1: POSIX  ADVISORY  WRITE 4711 08:01:131 1073741824 1073741825`. */
function locks(line: string, inode: number): boolean {
  const [, , , access, , file, start, end] = line.trim().split(/\s+/);
  if (access !== 'WRITE' || file?.split(':')[2] !== String(inode)) return false;
  return Number(start) <= lockBytes.last && (end === 'EOF' || Number(end) >= lockBytes.first);
}
