import type { Observation } from '../../../protocol/src/records/attempt';
import { element, type Markup, text } from '../markup';

interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  cell(observation: Observation): string;
}

const name: Column = {
  title: 'Metric',
  isNumber: false,
  cell: ({ metric, phase }) =>
    phase === undefined || phase === 'offline' ? metric : `${metric} (${phase})`,
};
const slice: Column = { title: 'Slice', isNumber: false, cell: (one) => one.slice ?? 'all' };
const value: Column = { title: 'Value', isNumber: true, cell: (one) => figure(one.value) };
const baseline: Column = {
  title: 'Baseline',
  isNumber: true,
  cell: (one) => (one.baseline === undefined ? 'not recorded' : figure(one.baseline)),
};
const difference: Column = { title: 'Change', isNumber: true, cell: change };

/** What was measured, a row each; only the rows of one slice where one is chosen. */
export function observationTable(
  observations: readonly Observation[],
  chosenSlice: string | undefined,
): readonly Markup[] {
  if (observations.length === 0) return [];
  const rows = observations.filter((one) => chosenSlice === undefined || one.slice === chosenSlice);
  if (rows.length === 0) {
    return [text('p', `Nothing was measured on ${chosenSlice}.`, { class: 'quiet' })];
  }
  const hasBaseline = rows.some((one) => one.baseline !== undefined);
  const columns = hasBaseline ? [name, slice, baseline, value, difference] : [name, slice, value];
  const table = element('table', {
    children: [
      text('caption', 'Measured'),
      element('thead', { children: [headRow(columns)] }),
      element('tbody', { children: rows.map((one) => row(one, columns)) }),
    ],
  });
  return [element('div', { attributes: { class: 'measured' }, children: [table] })];
}

function headRow(columns: readonly Column[]): Markup {
  return element('tr', {
    children: columns.map((column) => text('th', column.title, { scope: 'col', ...align(column) })),
  });
}

function row(observation: Observation, columns: readonly Column[]): Markup {
  return element('tr', {
    children: columns.map((column) =>
      column === name
        ? text('th', column.cell(observation), { scope: 'row' })
        : text('td', column.cell(observation), align(column)),
    ),
  });
}

function align({ isNumber }: Column): Markup['attributes'] {
  return isNumber ? { class: 'number' } : {};
}

/** The figure as it was recorded, without the noise of binary fractions. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The difference to the baseline with its sign, and relative to it; better or worse is the metric's matter. */
function change(observation: Observation): string {
  const from = observation.baseline;
  if (from === undefined) return '';
  const by = observation.value - from;
  const absolute = signed(by, figure(Math.abs(by)));
  if (from === 0) return absolute;
  const percent = (100 * by) / Math.abs(from);
  return `${absolute} (${signed(percent, Math.abs(percent).toFixed(1))} %)`;
}

function signed(value: number, magnitude: string): string {
  if (Number(magnitude) === 0) return '±0';
  return `${value < 0 ? '−' : '+'}${magnitude}`;
}
