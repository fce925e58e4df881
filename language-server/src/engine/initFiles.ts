import type { RecordFile } from './createRecord';

/** A value of a parameters file that looks as if an objective should use it. */
export interface ParameterHint {
  /** `params.yaml#/forecast/horizon_days`. */
  readonly pointer: string;
  readonly value: string | number;
}

/** What was found in a workspace that helps to write its first records. */
export interface InitFacts {
  /** Name of the workspace folder. */
  readonly name: string;
  readonly targets: readonly ParameterHint[];
  readonly horizons: readonly ParameterHint[];
  /** The metric that most attempts were judged by. */
  readonly metric: { readonly name: string; readonly direction: string } | undefined;
  /** Columns that attempts used and nobody describes, most used first. */
  readonly undescribed: readonly { readonly column: string; readonly attempts: number }[];
}

const mostColumns = 20;

/** The first files of `.precedent/`: every line a comment, so that nothing holds until a person says so. */
export function initFiles(facts: InitFacts): readonly RecordFile[] {
  return [
    { path: '.precedent/objective.yaml', text: commented(objectiveLines(facts)) },
    { path: '.precedent/definitions/columns.yaml', text: commented(definitionLines(facts)) },
  ];
}

function objectiveLines({ name, targets, horizons, metric }: InitFacts): readonly string[] {
  const [target] = targets;
  const [horizon] = horizons;
  const column = `TABLE.${String(target?.value ?? 'COLUMN')}`;
  const horizonText =
    horizon === undefined
      ? 'horizon: 7d'
      : `horizon: {from: "${horizon.pointer}", unit: ${unitOf(horizon.pointer)}}`;
  return [
    'What the models of this workspace are for: which value, for whom, how far ahead, judged how.',
    'Take away the leading "# " of the lines below, put in what is right, and delete the rest.',
    '',
    'version: 1',
    `id: ${slug(name)}`,
    'decision: What somebody decides with the prediction',
    `target: {column: ${column}}${noted(target)}`,
    'entity: [ID_COLUMN]',
    'time:',
    '  column: TABLE.DATE_COLUMN',
    `  ${horizonText}${noted(horizon)}`,
    `metric: {name: ${metric?.name ?? 'mae'}, direction: ${metric?.direction ?? 'min'}}`,
    'slices:',
    '  - {name: holidays, where: is_holiday}',
  ];
}

function definitionLines({ undescribed }: InitFacts): readonly string[] {
  const found = undescribed.slice(0, mostColumns);
  const columns = found.length > 0 ? found : [{ column: 'TABLE.COLUMN', attempts: 0 }];
  return [
    'What columns mean that are described nowhere else, and when their values are known.',
    'known: creation | plan | event | outcome; latency: how much later the value arrives.',
    '',
    'version: 1',
    'definitions:',
    ...columns.flatMap(({ column, attempts }) => [
      `  - column: ${column.includes('.') ? column : `TABLE.${column}`}${used(attempts)}`,
      '    meaning: What one value says',
      '    unit: each',
      '    owner: team',
      '    available: {known: event, latency: 1d}',
    ]),
  ];
}

function noted(hint: ParameterHint | undefined): string {
  return hint === undefined ? '' : `  # ${hint.pointer} is ${String(hint.value)}`;
}

function used(attempts: number): string {
  return attempts === 0 ? '' : `  # in ${attempts} past attempt${attempts === 1 ? '' : 's'}`;
}

function unitOf(pointer: string): string {
  const [, unit = 'd'] = /(hour|day|week|month|quarter|year)s?$/i.exec(pointer) ?? [];
  const units: Readonly<Record<string, string>> = {
    hour: 'h',
    week: 'w',
    month: 'mo',
    quarter: 'q',
    year: 'y',
  };
  return units[unit.toLowerCase()] ?? 'd';
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'objective'
  );
}

/** Names in it come from files of others: a line break in one must not end the comment. */
function commented(lines: readonly string[]): string {
  const oneLine = (line: string) => line.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' ');
  return lines.map((line) => `${`# ${oneLine(line)}`.trimEnd()}\n`).join('');
}
