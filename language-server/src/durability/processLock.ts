import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from '../files/fileProblem';
import { openFlags, ownerOnly } from './openFlags';
import {
  isDead,
  ownIdentity,
  type ProcessIdentity,
  processIdentitySchema,
} from './processIdentity';

/** A lock that another live process did not give back in time. */
export class LockBusyError extends Error {
  constructor(path: string, holder: ProcessIdentity) {
    super(
      `Process ${holder.pid} on ${holder.host} has held ${path} for too long: end it, or remove the file if it is gone.`,
    );
    this.name = 'LockBusyError';
  }
}

/**
 * Runs `action` while this process alone holds the lock file at `path`. The lock of a dead process
 * is taken over at once; a live one is waited for, up to `patience` milliseconds (10 s), then
 * LockBusyError. A lock is never taken from a process that lives, so a paused holder stays safe.
 */
export async function withLock<T>(
  path: string,
  action: () => Promise<T>,
  options: { readonly patience?: number } = {},
): Promise<T> {
  const deadline = Date.now() + (options.patience ?? 10_000);
  const own = ownIdentity(randomBytes(8).toString('hex'));
  await mkdir(dirname(path), { recursive: true, mode: ownerOnly.folder });
  await acquire(path, own, { deadline });
  try {
    return await action();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(
  path: string,
  own: ProcessIdentity,
  { deadline }: { readonly deadline: number },
): Promise<void> {
  const claim = `${path}.${own.token}`;
  await writeNew(claim, own);
  try {
    for (let pause = 1; ; pause = Math.min(pause * 2, 25)) {
      if (await linkNew(claim, path)) return;
      const holder = await holderOf(path);
      if (holder === undefined) continue;
      if (holder === 'damaged' || isDead(holder)) {
        if (await takeOver(path, { claim, dead: holder, own, deadline })) return;
        continue;
      }
      if (Date.now() > deadline) throw new LockBusyError(path, holder);
      // Spread, so that waiting processes do not come back in step.
      await wait(pause + Math.random() * pause);
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * Replaces the lock of a dead holder. Who may do so is settled by a lock named after that holder:
 * without it, a slow second taker would remove the lock that the first one has just made.
 */
async function takeOver(
  path: string,
  options: { claim: string; dead: Holder; own: ProcessIdentity; deadline: number },
): Promise<boolean> {
  const { claim, dead, own, deadline } = options;
  const right = `${path}.${tokenOf(dead)}.takeover`;
  await acquire(right, { ...own, token: `${own.token}0` }, { deadline });
  try {
    const holder = await holderOf(path);
    if (holder === undefined || tokenOf(holder) !== tokenOf(dead)) return false;
    await rename(claim, path);
    return true;
  } finally {
    await rm(right, { force: true });
  }
}

async function writeNew(path: string, own: ProcessIdentity): Promise<void> {
  const file = await open(path, openFlags.createNew, ownerOnly.file);
  try {
    await file.writeFile(JSON.stringify(own));
  } finally {
    await file.close();
  }
}

/** The name appears together with its content: nobody ever reads a lock that is half written. */
async function linkNew(claim: string, path: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A name appears together with its content, so a damaged lock is none that a live process made: a
 * power cut lost its bytes.
 */
type Holder = ProcessIdentity | 'damaged';

/** Undefined when the lock is free. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return processIdentitySchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

function tokenOf(holder: Holder): string {
  return holder === 'damaged' ? holder : holder.token;
}
