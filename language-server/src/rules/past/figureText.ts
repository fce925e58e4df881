import type { Attempt, Observation } from '../../../../protocol/src/records/attempt';
import type { LinkedAttempt } from '../knowledge';
import { sliceKey } from './sliceFilter';
import { comparedFigures, type ComparedFigure, toldBy } from './verdict';

/** Metric names that people write in capitals. */
const acronyms = new Set([
  'wape', 'mape', 'smape', 'mase', 'rmse', 'rmsle', 'mse', 'mae', 'auc', 'auroc', 'roc_auc',
  'auprc', 'pr_auc', 'f1', 'r2', 'mcc', 'ndcg', 'mrr', 'map', 'crps', 'ece', 'nll', 'iou', 'bleu',
]); // prettier-ignore

/** The figures that a message names: the one that decided first, then the one for all rows. */
export function figuresText(linked: LinkedAttempt): string | undefined {
  const figures = allFigures(linked);
  const main = mainFigure(figures, linked.attempt);
  if (main === undefined) return undefined;
  const overall = figures.find(({ observation }) => observation.slice === undefined);
  const text = figureText(main);
  if (main.observation.slice !== undefined && overall !== undefined) {
    return `${text} (overall ${valuesText(overall)})`;
  }
  const later = figures.find(({ observation }) => isLater(observation, main.observation));
  return later === undefined ? text : `${text}, in ${phaseText(later)} ${valuesText(later)}`;
}

/** All figures of one attempt by its metric: `overall WAPE 0.137, holiday-week WAPE 0.171`. */
export function ownFiguresText(attempt: Attempt): string {
  const figures = comparedFigures(toldBy(attempt), undefined).slice(0, 6);
  return figures
    .map(({ observation }) => {
      const phase = observation.phase === undefined ? '' : ` in ${observation.phase} use`;
      const slice = observation.slice === undefined ? 'overall' : sliceText(observation.slice);
      return `${slice} ${metricText(observation.metric)} ${numberText(observation.value)}${phase}`;
    })
    .join(', ');
}

/** A metric as people write it. */
export function metricText(metric: string): string {
  return acronyms.has(metric.toLowerCase()) ? metric.toUpperCase().replace('_', '-') : metric;
}

/** `holiday_week` as `holiday-week`. */
export function sliceText(slice: string): string {
  return sliceKey(slice).replaceAll(' ', '-');
}

/** At most four significant digits: more is noise, and stored figures carry binary fractions. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function allFigures(linked: LinkedAttempt): readonly ComparedFigure[] {
  const baseline = linked.baseline && toldBy(linked.baseline);
  return [linked.attempt, ...linked.duplicates].flatMap((one) =>
    comparedFigures(toldBy(one), baseline),
  );
}

/** The slice that the lesson names, else what got worse, else the figure for all rows. */
function mainFigure(
  figures: readonly ComparedFigure[],
  { lesson }: Attempt,
): ComparedFigure | undefined {
  const slice = lesson?.scope?.slice;
  const isNamed = ({ observation }: ComparedFigure): boolean =>
    slice !== undefined &&
    observation.slice !== undefined &&
    sliceKey(observation.slice) === sliceKey(slice);
  return figures.find(isNamed) ?? figures.find(({ change }) => change === 'worse') ?? figures[0];
}

function isLater(one: Observation, main: Observation): boolean {
  const isUse = one.phase === 'silent' || one.phase === 'live';
  return isUse && one.metric === main.metric && one.slice === main.slice && one !== main;
}

function phaseText({ observation }: ComparedFigure): string {
  return observation.phase === 'silent' ? 'silent mode' : 'live use';
}

function figureText(figure: ComparedFigure): string {
  const { slice, metric } = figure.observation;
  const where = slice === undefined ? '' : `${sliceText(slice)} `;
  return `${where}${metricText(metric)} ${valuesText(figure)}`;
}

function valuesText({ before, observation }: ComparedFigure): string {
  const value = numberText(observation.value);
  return before === undefined ? value : `${numberText(before)}→${value}`;
}
