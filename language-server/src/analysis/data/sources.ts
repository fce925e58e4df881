import type { Machine } from '../machine';
import { partOf, rowsOf, unionOf } from '../rows';
import { mergeInfluences } from '../terms';
import type { Data, Unknown, Value } from '../values';
import { asData, influencesOf, termsOf } from './combine';
import { detached } from './detached';

/**
 * The rows behind an argument that is meant as data: a table, a list of rows, or the result of code
 * that is not in sight, which then stands for a source of its own. Undefined for other values.
 */
export function rowsBehind(m: Machine, value: Value | undefined): Data | undefined {
  if (value === undefined) return undefined;
  const opened = m.open(value);
  const data = asData(opened);
  if (data !== undefined) return data.rows.length === 0 ? undefined : data;
  if (opened.k === 'list' || opened.k === 'tuple') {
    const items = opened.rest === undefined ? opened.items : [...opened.items, opened.rest];
    return stacked(items.flatMap((item) => rowsBehind(m, item) ?? []));
  }
  if (opened.k === 'object') return rowsBehind(m, opened.bound?.features);
  const unseen = unseenPart(m, opened);
  return unseen?.key === undefined ? undefined : unseenSource(unseen.key);
}

/** What an unknown value, or an attribute of one, stands for. */
export function unseenPart(m: Machine, value: Value): Unknown | undefined {
  if (value.k === 'unknown') return value;
  if (value.k !== 'method') return undefined;
  const self = m.open(value.self);
  return self.k === 'unknown' ? partOfUnknown(self, value.name) : undefined;
}

/** Rows of a source that is not in sight; equal keys are the same rows. */
export function unseenSource(key: string): Data {
  return {
    k: 'data',
    shape: 'frame',
    library: 'pandas',
    columns: [],
    rest: { tables: [], except: [] },
    rows: rowsOf(`unseen:${key}`),
    influences: [],
    timeEvidence: [],
  };
}

const partNames = /^(x|y)?_?(train|test|val|valid|validation|dev|eval|holdout)/i;

/** A part of an unknown value, taken by name: those named as parts of a split are sources apart. */
export function partOfUnknown(value: Unknown, name: string): Unknown {
  return partNames.test(name) ? unknownPart(value, name) : value;
}

/** One item of an unknown value that is unpacked: each is a source of its own. */
export function itemOfUnknown(value: Value, index: number): Value {
  return value.k === 'unknown' ? unknownPart(value, String(index)) : value;
}

/** Rows that went into code that is not in sight come out of each part as other ones. */
function unknownPart(value: Unknown, side: string): Unknown {
  const { key, from } = value;
  if (key === undefined) return value;
  const part = { ...value, key: `${key}.${side}` };
  if (from === undefined) return part;
  return { ...part, from: { ...from, rows: partOf(from.rows, { split: `parts:${key}`, side }) } };
}
/** The rows of several pieces as one array. */
function stacked(pieces: readonly Data[]): Data | undefined {
  const [first, ...others] = pieces;
  if (first === undefined) return undefined;
  const rows = others.reduce((all, piece) => unionOf(all, piece.rows), first.rows);
  const influences = pieces.reduce(
    (all: Data['influences'], piece) => mergeInfluences(all, influencesOf(piece)),
    [],
  );
  return {
    ...detached(first),
    shape: 'array',
    library: 'numpy',
    columns: [{ name: '', terms: termsOf(first), influences: [] }],
    rows,
    influences,
  };
}
