import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { replaceDurably } from '../../durability/durableReplace';
import { bareName } from '../../rules/past/columnNames';
import type { Head } from '../recordHead';
import type { LogStep } from './logStep';

/**
 * The steps of a sealed segment. Names of sources and columns, which repeat from line to line, are
 * written once and stand as numbers in the rows.
 */
interface HeadsContent {
  readonly size: number;
  readonly names: readonly string[];
  readonly rows: readonly (RecordRow | Exclude<LogStep, RecordStep>)[];
}

type RecordStep = Extract<LogStep, { op: 'record' }>;

type RecordRow = readonly [
  source: number,
  kind: RecordStep['kind'],
  id: string,
  digest: string,
  offset: number,
  length: number,
  columns?: readonly number[],
  head?: NonNullable<Head>,
];

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
  const rows = options.steps.map((step) => (step.op === 'record' ? rowOf(step, numbers) : step));
  const content: HeadsContent = { size, names: [...numbers.keys()], rows };
  const text = JSON.stringify(content);
  await replaceDurably(headsPath(segmentPath), Buffer.from(`${checksum(text)}\n${text}`));
}

/** The steps of a sealed segment of `size` bytes, or undefined when its file is absent or damaged. */
export function readHeads(segmentPath: string, size: number): readonly LogStep[] | undefined {
  try {
    const bytes = readFileSync(headsPath(segmentPath));
    const json = bytes.subarray(bytes.indexOf(0x0a) + 1);
    if (bytes.toString('latin1', 0, bytes.length - json.length) !== `${checksum(json)}\n`) {
      return undefined;
    }
    // SAFETY: the checksum holds, so this is what `writeHeads` of the same layout wrote.
    const content = JSON.parse(json.toString('utf8')) as HeadsContent;
    if (content.size !== size) return undefined;
    const segment = basename(segmentPath);
    const bare = content.names.map(bareName);
    return content.rows.map((row) =>
      'op' in row ? row : stepOf(row, { segment, names: content.names, bare }),
    );
  } catch {
    return undefined;
  }
}

/** Makes the next start read the segment itself. */
export function removeHeads(segmentPath: string): void {
  rmSync(headsPath(segmentPath), { force: true });
}

function rowOf(step: RecordStep, numbers: Map<string, number>): RecordRow {
  const { source, kind, id, digest, head, place } = step;
  const row = [numberOf(source, numbers), kind, id, digest, place.offset, place.length] as const;
  if (head === undefined) return row;
  const columns = head.columns.map((name) => numberOf(name, numbers));
  const packed = 'bare' in head ? { ...head, columns: [], bare: [] } : { ...head, columns: [] };
  return [...row, columns, packed];
}

interface Unpacking {
  readonly segment: string;
  readonly names: readonly string[];
  readonly bare: readonly string[];
}

function stepOf(row: RecordRow, { segment, names, bare }: Unpacking): RecordStep {
  const [source, kind, id, digest, offset, length, numbers = [], packed] = row;
  const columns = numbers.map((at) => names[at] ?? '');
  const head =
    packed && 'bare' in packed
      ? { ...packed, columns, bare: numbers.map((at) => bare[at] ?? '') }
      : packed && { ...packed, columns };
  const place = { segment, offset, length };
  return { op: 'record', source: names[source] ?? '', kind, id, digest, place, head };
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function checksum(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
