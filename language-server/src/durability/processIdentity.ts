import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';

/** Who holds a lock: numbers of processes are used again, so the start time belongs to the name. */
export const processIdentitySchema = z.strictObject({
  host: z.string(),
  pid: z.number().int().positive(),
  /** Start of the process in ticks since boot; empty where the platform does not tell. */
  started: z.string(),
  /** Random, one for each time that a lock is taken. */
  token: z.string().regex(/^[0-9a-f]+$/),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** This process, as a holder under the given token. */
export function ownIdentity(token: string): ProcessIdentity {
  return { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '', token };
}

/** Whether the holder is gone for certain. A process of another machine cannot be seen: false. */
export function isDead(holder: ProcessIdentity): boolean {
  if (holder.host !== hostname()) return false;
  if (!exists(holder.pid)) return true;
  const started = startOf(holder.pid);
  return started !== undefined && holder.started !== '' && started !== holder.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process refuses the signal, and thereby exists.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of `/proc/<pid>/stat`, counted from behind the name, which may hold spaces and brackets. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
