import type { Evidence, ExplainedAttempt } from '../../../protocol/src/explanation';
import type { Definition, KnownAt } from '../../../protocol/src/records/definition';
import type { Observation } from '../../../protocol/src/records/attempt';
import type { ColumnDescription, SourceDescription } from '../engine/describeColumn';
import type { DismissedFinding } from '../engine/placedFinding';
import { inertText } from '../memory/render/inertMarkdown';
import { codeSpan, markdownLink } from './markdown';

/** More lines than this cover the code that the reader is in. */
const mostLines = 12;
/** Of these lines, at most so many for definitions: a name may have many. */
const mostFacts = 8;
const mostObservations = 3;

const knownTexts: Readonly<Record<KnownAt, string>> = {
  creation: 'Known when the entity is created',
  plan: 'Known at plan time',
  event: 'Known at the event',
  outcome: 'Known at or after the outcome',
};

/** Turns a workspace path and a 0-based line into the target of a link. */
export type Linker = (file: string, line?: number) => string;

/** What a hover tells: of the column under the cursor, and of what was set aside there. */
export interface HoverFacts {
  readonly column: ColumnDescription | undefined;
  readonly dismissed: readonly DismissedFinding[];
}

/** A hover as Markdown, with everything that comes from files made inert. */
export function hoverText({ column, dismissed }: HoverFacts, link: Linker): string {
  const facts = column ? columnLines(column, link).slice(0, mostFacts) : [];
  const lines = [...facts, ...dismissed.map((one) => dismissedLine(one, link))];
  const attempts = column ? attemptLines(column, { link, room: mostLines - lines.length }) : [];
  return [...lines, ...attempts].join('\n');
}

function columnLines({ name, sources }: ColumnDescription, link: Linker): readonly string[] {
  if (sources.length === 0) return [`- **${codeSpan(name)}**: no definition found.`];
  return sources.flatMap((source) => sourceLines(name, { source, link }));
}

function dismissedLine({ finding, dismissal }: DismissedFinding, link: Linker): string {
  const { by, why, source } = dismissal;
  const record = placeLink(source.path, { link });
  return `- ${inertText(finding.rule)} dismissed by ${inertText(by)}: ${inertText(why)} (${record})`;
}

/** The latest attempts say most; the timeline holds them all. */
function attemptLines(
  { name, explanation: { attempts, earlier = 0 }, usedAs }: ColumnDescription,
  { link, room }: { link: Linker; room: number },
): readonly string[] {
  if (attempts.length === 0) return [];
  const shown = attempts.slice(-Math.max(room - 1, 1));
  const count = attempts.length + earlier;
  const some = shown.length < count ? `, the latest ${shown.length}` : '';
  const how = usedAs === undefined ? '' : ` as ${codeSpan(usedAs)}, not as ${codeSpan(name)}`;
  const heading = `- Used in ${counted(count, 'past attempt')}${how}${some}:`;
  return [heading, ...shown.map((attempt) => `  - ${attemptLine(attempt, link)}`)];
}

function sourceLines(
  name: string,
  { source, link }: { source: SourceDescription; link: Linker },
): readonly string[] {
  const title = `- **${codeSpan(name)}**${origin(name, source)}`;
  if (source.definitions.length === 0) return [`${title}: no definition found.`];
  return source.definitions.flatMap((definition) => definitionLines(title, { definition, link }));
}

/** How the value comes from its source column, where it is not simply that column. */
function origin(name: string, { name: column, term }: SourceDescription): string {
  if (column === name) return '';
  const { lag, transforms } = term;
  const steps = [...transforms.filter((one) => one !== 'lag')];
  if (lag === 'unknown') steps.unshift('lag unknown');
  else if (lag !== 0) steps.unshift(`lag ${lag}`);
  const how = steps.length > 0 ? ` (${inertText(steps.join(', '))})` : '';
  return ` from ${codeSpan(column)}${how}`;
}

function definitionLines(
  title: string,
  { definition, link }: { definition: Definition; link: Linker },
): readonly string[] {
  const { meaning, unit, owner, source } = definition;
  const facts = [
    unit === undefined ? '' : `unit ${inertText(unit)}`,
    owner === undefined ? '' : `owner ${inertText(owner)}`,
  ].filter((fact) => fact !== '');
  const text = meaning === undefined ? 'no definition found' : inertText(meaning);
  const described = [text, ...facts].join(' · ');
  const line = `${title}: ${described} (${placeLink(source.path, { line: source.line, link })})`;
  const known = knownLine(definition, link);
  return known === undefined ? [line] : [line, `  - ${known}`];
}

function knownLine({ available }: Definition, link: Linker): string | undefined {
  if (!available) return undefined;
  const { known, latency, event, at, source } = available;
  const parts = [
    knownTexts[known],
    event === undefined ? '' : ` (${inertText(event)})`,
    latency === undefined ? '' : `, latency ${latency.value} ${latency.unit}`,
    at === undefined ? '' : `, recorded in ${codeSpan(at)}`,
  ];
  return `${parts.join('')} (${placeLink(source.path, { line: source.line, link })})`;
}

function attemptLine(attempt: ExplainedAttempt, link: Linker): string {
  const { date, outcome, idea, observations, evidence, duplicates } = attempt;
  const figures = observations.slice(0, mostObservations).map(observationText).join(', ');
  const links = [...evidence, ...duplicates.flatMap((one) => one.evidence)];
  const parts = [
    date?.slice(0, 10) ?? '',
    `**${outcome}**`,
    inertText(idea),
    inertText(figures),
    links.map((one) => evidenceLink(one, link)).join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function observationText({ metric, slice, baseline, value }: Observation): string {
  const where = slice === undefined ? '' : ` on ${slice}`;
  return `${metric}${where} ${baseline === undefined ? '' : `${baseline} → `}${value}`;
}

function evidenceLink({ label, file, line }: Evidence, link: Linker): string {
  return file === undefined ? inertText(label) : markdownLink(label, link(file, line));
}

function placeLink(
  path: string,
  { line, link }: { line?: number | undefined; link: Linker },
): string {
  const label = line === undefined ? path : `${path}:${line + 1}`;
  return markdownLink(label, line === undefined ? link(path) : link(path, line));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
