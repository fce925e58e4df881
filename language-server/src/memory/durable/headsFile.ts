import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { replaceDurably } from '../../durability/durableReplace';
import type { Head } from '../recordHead';
import type { LogStep } from './logStep';

/** The steps of a sealed segment. Column names, which repeat from run to run, are written once. */
interface HeadsContent {
  readonly size: number;
  readonly columns: readonly string[];
  readonly steps: readonly (readonly [step: LogStep, columns?: readonly number[]])[];
}

/** The heads of a sealed segment lie beside it, so that a start need not read every body. */
function headsPath(segmentPath: string): string {
  return segmentPath.replace(/\.jsonl$/, '.heads');
}

/** Writes the steps of a segment of `size` bytes, with a checksum over them. */
export async function writeHeads(
  segmentPath: string,
  size: number,
  options: { readonly steps: readonly LogStep[] },
): Promise<void> {
  const numbers = new Map<string, number>();
  const steps = options.steps.map((step) => packed(step, numbers));
  const content: HeadsContent = { size, columns: [...numbers.keys()], steps };
  const text = JSON.stringify(content);
  await replaceDurably(headsPath(segmentPath), Buffer.from(`${checksum(text)}\n${text}`));
}

/** The steps of a sealed segment of `size` bytes, or undefined when its file is absent or damaged. */
export function readHeads(segmentPath: string, size: number): readonly LogStep[] | undefined {
  try {
    const text = readFileSync(headsPath(segmentPath), 'utf8');
    const json = text.slice(text.indexOf('\n') + 1);
    if (!text.startsWith(`${checksum(json)}\n`)) return undefined;
    // SAFETY: the checksum holds, so this is what `writeHeads` of the same layout wrote.
    const content = JSON.parse(json) as HeadsContent;
    if (content.size !== size) return undefined;
    return content.steps.map(([step, columns]) => unpacked(step, columns, content.columns));
  } catch {
    return undefined;
  }
}

/** Makes the next start read the segment itself. */
export function removeHeads(segmentPath: string): void {
  rmSync(headsPath(segmentPath), { force: true });
}

function packed(step: LogStep, numbers: Map<string, number>): HeadsContent['steps'][number] {
  if (step.op !== 'record' || step.head === undefined) return [step];
  const columns = step.head.columns.map((name) => numberOf(name, numbers));
  return [{ ...step, head: { ...step.head, columns: [] } }, columns];
}

function unpacked(
  step: LogStep,
  columns: readonly number[] | undefined,
  names: readonly string[],
): LogStep {
  if (step.op !== 'record' || step.head === undefined || columns === undefined) return step;
  const head: Head = { ...step.head, columns: columns.flatMap((at) => names[at] ?? []) };
  return { ...step, head };
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
