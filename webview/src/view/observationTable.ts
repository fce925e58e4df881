import type { Observation } from '../../../protocol/src/records/attempt';
import { element, type Markup, text } from '../markup';

const columns = ['Metric', 'Slice', 'Baseline', 'Value', 'Change'] as const;

/** What was measured, a row each; only the rows of one slice where one is chosen. */
export function observationTable(
  observations: readonly Observation[],
  slice: string | undefined,
): readonly Markup[] {
  if (observations.length === 0) return [];
  const rows = observations.filter((one) => slice === undefined || one.slice === slice);
  if (rows.length === 0)
    return [text('p', `Nothing was measured on ${slice}.`, { class: 'quiet' })];
  return [
    element('table', {
      children: [
        text('caption', 'Measured'),
        element('thead', {
          children: [
            element('tr', { children: columns.map((name) => text('th', name, { scope: 'col' })) }),
          ],
        }),
        element('tbody', { children: rows.map(row) }),
      ],
    }),
  ];
}

function row({ metric, slice, baseline, value, phase }: Observation): Markup {
  const name = phase === undefined || phase === 'offline' ? metric : `${metric} (${phase})`;
  return element('tr', {
    children: [
      text('th', name, { scope: 'row' }),
      text('td', slice ?? 'all'),
      text('td', baseline === undefined ? 'not recorded' : figure(baseline), { class: 'number' }),
      text('td', figure(value), { class: 'number' }),
      text('td', change(baseline, value), { class: 'number' }),
    ],
  });
}

/** The figure as it was recorded, without the noise of binary fractions. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The difference to the baseline with its sign, and relative to it; better or worse is the metric's matter. */
function change(baseline: number | undefined, value: number): string {
  if (baseline === undefined) return '';
  const difference = value - baseline;
  const absolute = signed(difference, figure(Math.abs(difference)));
  if (baseline === 0) return absolute;
  const percent = (100 * difference) / Math.abs(baseline);
  return `${absolute} (${signed(percent, Math.abs(percent).toFixed(1))} %)`;
}

function signed(value: number, magnitude: string): string {
  if (Number(magnitude) === 0) return '±0';
  return `${value < 0 ? '−' : '+'}${magnitude}`;
}
