import { sameValue } from './sameValue';
import { mergeInfluences, mergeTerms } from './terms';
import { unionOf } from './rows';
import { unknown } from './values';
import type { Column, Data, HeapObject, Rest, Seq, Value } from './values';

/** The value when either of two may hold: of two tables, whatever may be in them. */
export function joinValues(a: Value, b: Value): Value {
  if (sameValue(a, b)) return a;
  if (a.k === 'const' && a.value === null) return b;
  if (b.k === 'const' && b.value === null) return a;
  if (a.k === 'unknown') return b.k === 'unknown' ? a : b;
  if (b.k === 'unknown') return a;
  if (a.k === 'data' && b.k === 'data') return joinData(a, b);
  if (a.k === 'scalar' && b.k === 'scalar') {
    return {
      k: 'scalar',
      influences: mergeInfluences(a.influences, b.influences),
      terms: mergeTerms(a.terms, b.terms),
    };
  }
  if (a.k === 'ref' && b.k === 'ref') return b;
  return unknown;
}

/** The object when either of two may stand behind a reference. */
export function joinHeap(a: HeapObject, b: HeapObject): HeapObject {
  if (sameValue(a, b)) return a;
  if (a.k === 'data' && b.k === 'data') return joinData(a, b);
  if (a.k === 'object' && b.k === 'object') {
    return {
      ...b,
      ...(a.fit !== undefined && b.fit === undefined ? { fit: a.fit } : {}),
      learned: mergeInfluences(a.learned ?? [], b.learned ?? []),
    };
  }
  if (a.k === 'list' && b.k === 'list') return longer(a, b);
  return b;
}

/** Of two lists that may be either, the longer one, whose last items may be missing. */
function longer(a: Seq, b: Seq): Seq {
  if (a.items.length === b.items.length) return a;
  const most = a.items.length > b.items.length ? a : b;
  return { ...most, chosenBy: mergeInfluences(a.chosenBy ?? [], b.chosenBy ?? []) };
}

/** Tables that may be either: columns of both, rows of both. */
export function joinData(a: Data, b: Data): Data {
  const rest = joinRest(a.rest, b.rest);
  const predictedBy = b.predictedBy ?? a.predictedBy;
  return {
    ...b,
    ...(predictedBy === undefined ? {} : { predictedBy }),
    columns: joinColumns(a.columns, b.columns),
    ...(rest === undefined ? {} : { rest }),
    ...(a.narrowed === true ? { narrowed: true } : {}),
    rows: unionOf(a.rows, b.rows),
    influences: mergeInfluences(a.influences, b.influences),
    timeEvidence: [...new Set([...a.timeEvidence, ...b.timeEvidence])],
  };
}

function joinColumns(a: readonly Column[], b: readonly Column[]): readonly Column[] {
  const byName = new Map(a.map((column) => [column.name, column]));
  for (const column of b) {
    const other = byName.get(column.name);
    byName.set(column.name, other === undefined ? column : joinColumn(other, column));
  }
  return [...byName.values()];
}

function joinColumn(a: Column, b: Column): Column {
  return {
    ...a,
    ...b,
    terms: mergeTerms(a.terms, b.terms),
    influences: mergeInfluences(a.influences, b.influences),
  };
}

function joinRest(a: Rest | undefined, b: Rest | undefined): Rest | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    tables: [...new Set([...a.tables, ...b.tables])],
    except: a.except.filter((name) => b.except.includes(name)),
  };
}
