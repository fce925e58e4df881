import type { Duration, SourceRef } from '../../../../protocol/src/records/source';
import { durationOf, stepOf } from '../normalise/availability';
import type { YamlDocument } from '../yaml/yamlDocument';
import { slaSchema, type Contract } from './contractSchema';

/** One promise of a contract: a latency or a frequency, and what it is about. */
export interface ServiceLevel {
  readonly kind: 'latency' | 'frequency';
  readonly duration: Duration;
  /** `table.column` or `table`; none means everything in the contract. */
  readonly elements: readonly string[];
  readonly source: SourceRef;
}

const kinds: ReadonlyMap<string, ServiceLevel['kind']> = new Map([
  ['latency', 'latency'],
  ['ly', 'latency'],
  ['frequency', 'frequency'],
  ['fy', 'frequency'],
]);

/** The latencies and frequencies that a contract promises, with their lines. */
export function serviceLevels(contract: Contract, { path, lineOf }: YamlDocument): ServiceLevel[] {
  return (contract.slaProperties ?? []).flatMap((value, index) => {
    const parsed = slaSchema.safeParse(value);
    if (!parsed.success) return [];
    const { property, value: amount, unit, element } = parsed.data;
    const kind = kinds.get(property.toLowerCase());
    const read = kind === 'frequency' ? stepOf : durationOf;
    const duration = read(amount, unit);
    if (kind === undefined || duration === undefined) return [];
    const line = lineOf(['slaProperties', index]);
    const about = element ?? (contract.slaDefaultElement ? [contract.slaDefaultElement] : []);
    const elements = about
      .flatMap((one) => one.split(','))
      .map((one) => one.trim().replace(/\.\*$/, ''));
    return [{ kind, duration, elements, source: { system: 'odcs', path, line } }];
  });
}

/** The names under which a contract's service levels may know a table and its column. */
export interface ElementNames {
  readonly tables: readonly string[];
  readonly column?: string;
}

/** The promise that says most about an element: of the column, else of the table, else of everything. */
export function levelFor(
  levels: readonly ServiceLevel[],
  kind: ServiceLevel['kind'],
  { tables, column }: ElementNames,
): ServiceLevel | undefined {
  const ofKind = levels.filter((level) => level.kind === kind);
  const named = (name: string): ServiceLevel | undefined =>
    ofKind.find(({ elements }) => elements.some((one) => isSame(one, name)));
  const ofColumn =
    column === undefined
      ? undefined
      : tables.map((table) => named(`${table}.${column}`)).find((level) => level !== undefined);
  return (
    ofColumn ??
    tables.map(named).find((level) => level !== undefined) ??
    ofKind.find(({ elements }) => elements.length === 0)
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
