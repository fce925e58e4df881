import type { Availability } from '../../../../protocol/src/records/definition';
import type { Objective } from '../../../../protocol/src/records/objective';
import type { Duration } from '../../../../protocol/src/records/source';
import type { FitEvent, LabelFact } from '../../analysis/facts';
import { durationText, inUnit } from '../duration';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature, ResolvedTerm } from '../features';
import type { Knowledge } from '../knowledge';
import { isSameColumn } from '../resolveColumn';
import type { RuleContext, SiteFinding, SiteRelated } from '../rule';
import { laterSite } from './futureValue';

/**
 * When features are known, against when the forecast is made. One finding a feature, the first that
 * holds: a later row is read (a rule of its own), recorded after the outcome, a window that ends at the time to be predicted, younger than
 * the required lag. Required lag = horizon + latency, plus one step where the forecast is issued
 * before the row closes; a horizon that already is in the label counts nothing.
 */
export function availabilityFindings(
  event: FitEvent,
  context: RuleContext,
): readonly SiteFinding[] {
  const { knowledge } = context;
  const objective = knowledge.objectiveFor(context.file, context.objectiveName)?.objective;
  const setting = settingOf(event, objective, knowledge);
  return featuresOf(event, knowledge).flatMap((feature) => {
    if (!event.mayLeaveOut && laterSite(feature) !== undefined) return [];
    for (const judge of [postOutcome, windowIncludesNow, lateArriving]) {
      for (const term of feature.terms) {
        const found = judge({ feature, term, setting, event });
        if (found !== undefined) return [found];
      }
    }
    return [];
  });
}

/** What the forecast is: how far ahead, in which steps, and what it predicts. */
interface Setting {
  readonly knowledge: Knowledge;
  readonly objective?: Objective;
  readonly label?: LabelFact;
  /** How far the row's time lies before the time that is predicted. */
  readonly ahead: 'row' | 'label' | 'prediction';
  readonly step?: Duration;
}

interface Question {
  readonly feature: ResolvedFeature;
  readonly term: ResolvedTerm;
  readonly setting: Setting;
  readonly event: FitEvent;
}

function settingOf(
  event: FitEvent,
  objective: Objective | undefined,
  knowledge: Knowledge,
): Setting {
  const { label } = event;
  const applies = objective !== undefined && predicts(objective, label, knowledge);
  const table = objective?.target.table;
  const step =
    objective?.time?.step ?? (table === undefined ? undefined : knowledge.dataset(table)?.step);
  return {
    knowledge,
    ahead: aheadOf(label, applies ? objective : undefined),
    ...(applies ? { objective } : {}),
    ...(label === undefined ? {} : { label }),
    ...(step === undefined ? {} : { step }),
  };
}

/** What says that the row's time lies before the time to be predicted, if anything does. */
function aheadOf(label: LabelFact | undefined, objective: Objective | undefined): Setting['ahead'] {
  if (label !== undefined && label.shift > 0) return 'label';
  return objective?.time?.at === 'prediction' ? 'prediction' : 'row';
}

/** Whether the label of this fit is the objective's target, or nothing says that it is not. */
function predicts(
  objective: Objective,
  label: LabelFact | undefined,
  knowledge: Knowledge,
): boolean {
  const { table, column } = objective.target;
  if (label === undefined || label.terms.length === 0) return true;
  const target = { tables: table === undefined ? [] : [table], column };
  return label.terms.some((term) => isSameColumn(term.source, target, knowledge));
}

function isLabel({ term, setting }: Question): boolean {
  return (setting.label?.terms ?? []).some((of) =>
    isSameColumn(of.source, term.term.source, setting.knowledge),
  );
}

/** The declared availability; a label is known at its event when nobody says more. */
function availabilityOf(question: Question): Availability | undefined {
  const { term } = question;
  const declared = term.source.definitions.find((d) => d.available !== undefined)?.available;
  if (declared !== undefined || !isLabel(question)) return declared;
  return { known: 'event', source: { system: 'code', path: '' } };
}

function postOutcome(question: Question): SiteFinding | undefined {
  const { term, feature } = question;
  const available = availabilityOf(question);
  if (available?.known !== 'outcome' || isLabel(question)) return undefined;
  const { lag, window, aggregate } = term.term;
  if (window !== undefined || aggregate !== undefined || lag === 'unknown' || lag > 0) {
    return undefined;
  }
  const when =
    available.event === undefined ? 'at or after the outcome' : `after the ${available.event}`;
  return finding(question, {
    rule: 'leak/post-outcome',
    message: `${feature.fact.name} is recorded ${when}${placeOf(available)}, so it is not there when the forecast is made. A model that sees it scores well offline and fails live.`,
    available,
  });
}

function windowIncludesNow(question: Question): SiteFinding | undefined {
  const { term, feature, setting } = question;
  const { lag, window, aggregate } = term.term;
  if (window === undefined || aggregate !== undefined || lag === 'unknown' || lag > 0)
    return undefined;
  if (setting.ahead !== 'row') return undefined;
  const available = availabilityOf(question);
  if (available === undefined || available.known === 'plan' || available.known === 'creation') {
    return undefined;
  }
  const what = isLabel(question) ? 'the label itself' : 'a value known only after the fact';
  return finding(question, {
    rule: 'leak/window-includes-now',
    message: `The window of ${feature.fact.name} ends on the row that is predicted, so it contains ${what}. Shift the values by the horizon before taking the window.`,
    available,
  });
}

function lateArriving(question: Question): SiteFinding | undefined {
  const { term, setting } = question;
  const { lag, aggregate } = term.term;
  const available = availabilityOf(question);
  const time = setting.objective?.time;
  if (time === undefined || available === undefined || lag === 'unknown') return undefined;
  if (aggregate !== undefined || available.known === 'plan' || available.known === 'creation') {
    return undefined;
  }
  if (isLabel(question) && lag <= 0) return undefined;
  const required = requiredLag(available, time, setting);
  if (required === undefined || lag >= required.rows) return undefined;
  return finding(question, {
    rule: 'leak/late-arriving',
    message: `${required.text} → needs lag ≥ ${required.needs}; code uses ${lag}. At prediction time this value of ${term.source.column} has not arrived.`,
    available,
  });
}

/** The arithmetic of the required lag, in rows and in words. */
function requiredLag(
  available: Availability,
  time: NonNullable<Objective['time']>,
  setting: Setting,
): { rows: number; text: string; needs: string } | undefined {
  const unit: Duration = setting.step ?? { value: 1, unit: time.horizon.unit };
  const latency = available.latency ?? { value: 0, unit: time.horizon.unit };
  const latencyRows = latency.value === 0 ? 0 : inUnit(latency, unit);
  const horizonRows = inUnit(time.horizon, unit);
  if (latencyRows === undefined || horizonRows === undefined) return undefined;
  const inLabel = setting.ahead !== 'row';
  const early = !inLabel && isIssuedEarly(time, setting) ? 1 : 0;
  const rows = Math.ceil((inLabel ? 0 : horizonRows) + latencyRows + early - 1e-9);
  const parts = [
    `latency ${durationText(latency)}${placeOf(available)}`,
    ...(inLabel ? [] : [`horizon ${durationText(time.horizon)}`]),
    ...(early === 0 ? [] : [`1 step because the forecast is issued at ${time.issued ?? ''}`]),
  ];
  const needs = unit.value === 1 ? `${rows} ${unit.unit}` : `${rows} rows`;
  return { rows, text: parts.join(' + '), needs };
}

/** The hour from which a day counts as closed for a forecast that is issued within it. */
const closingHour = 20;

/** Whether a daily row is still open when the forecast is issued. */
function isIssuedEarly(time: NonNullable<Objective['time']>, setting: Setting): boolean {
  const unit = setting.step?.unit ?? time.horizon.unit;
  const hour = Number(time.issued?.split(':')[0] ?? 24);
  return unit === 'd' && hour < closingHour;
}

function placeOf(available: Availability): string {
  const { path, line } = available.source;
  if (path === '') return '';
  return line === undefined ? ` (${path})` : ` (${path}:${line + 1})`;
}

function finding(
  { feature, setting, event }: Question,
  { rule, message, available }: { rule: string; message: string; available: Availability },
): SiteFinding {
  return {
    rule,
    severity: 'warning',
    site: feature.fact.anchor,
    message,
    columns: columnsOf(feature),
    related: [...definitionPlaces(available), ...objectivePlaces(setting), fitPlace(event)],
    fixes: [],
    evidence: [JSON.stringify({ known: available.known, latency: available.latency ?? null })],
  };
}

function definitionPlaces(available: Availability): readonly SiteRelated[] {
  const { path, line } = available.source;
  if (path === '') return [];
  const late = available.latency === undefined ? '' : `, ${durationText(available.latency)} late`;
  const message = `declared here: known at ${available.known}${late}`;
  return [{ role: 'definition', message, file: path, ...(line === undefined ? {} : { line }) }];
}

function objectivePlaces({ objective }: Setting): readonly SiteRelated[] {
  if (objective?.time === undefined) return [];
  const { path, line } = objective.time.horizonSource ?? objective.source;
  const message = `horizon ${durationText(objective.time.horizon)} of objective ${objective.id}`;
  return [{ role: 'objective', message, file: path, ...(line === undefined ? {} : { line }) }];
}

function fitPlace(event: FitEvent): SiteRelated {
  return { role: 'train', message: `${event.model} is trained on it here`, site: event.site };
}
