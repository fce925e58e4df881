import { readFileSync } from 'node:fs';

/** Times of one operation in milliseconds, in the order in which they were taken. */
export type Times = readonly number[];

/** The value below which this share of the times lies. */
export function quantile(times: Times, share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Resident memory of a process in megabytes; NaN where the system does not tell. */
export function residentMegabytes(pid: number | undefined): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(processFile(pid, 'status'))?.[1]) / 1024;
}

/** Processor time that a process has used so far in milliseconds; NaN where it is not told. */
export function processorTime(pid: number | undefined): number {
  const [, fields = ''] = processFile(pid, 'stat').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) * 10;
}

function processFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid ?? 0}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * How much slower than at its best a fixed piece of work ran: 1 on a quiet machine, and above 2 only
 * ratios within one run say something.
 */
export function machineNoise(): number {
  const runs = Array.from({ length: 40 }, () => {
    const start = performance.now();
    let sum = 0;
    for (let count = 0; count < 2_000_000; count += 1) sum += count % 7;
    return sum > 0 ? performance.now() - start : 0;
  });
  return quantile(runs, 0.5) / Math.min(...runs);
}
