import type { Direction, Observation } from '../../../../protocol/src/records/attempt';
import { wordsOf } from './words';

/** What the caller knows about the objective that a metric may belong to. */
export interface KnownObjective {
  readonly metric: string;
  readonly slices: readonly { readonly name: string }[];
}

export interface MetricParts {
  readonly metric: string;
  readonly slice?: string;
  readonly phase?: NonNullable<Observation['phase']>;
}

const minimised = [
  'wape', 'mape', 'smape', 'mase', 'rmse', 'rmsle', 'mse', 'msle', 'mae', 'mdae', 'medae', 'loss',
  'logloss', 'log_loss', 'cross_entropy', 'crossentropy', 'brier', 'brier_score', 'pinball',
  'pinball_loss', 'quantile_loss', 'error', 'error_rate', 'perplexity', 'deviance', 'crps', 'ece',
  'eer', 'wer', 'cer', 'fpr', 'fnr', 'false_positive_rate', 'false_negative_rate', 'bias', 'nll',
  'root_mean_squared_error', 'mean_absolute_error', 'mean_squared_error', 'hamming_loss',
  'mean_absolute_percentage_error',
]; // prettier-ignore
const maximised = [
  'auc', 'auroc', 'roc_auc', 'rocauc', 'auprc', 'aucpr', 'pr_auc', 'average_precision', 'ap', 'map',
  'f1', 'f1_score', 'f2', 'fbeta', 'accuracy', 'acc', 'balanced_accuracy', 'precision', 'recall',
  'sensitivity', 'specificity', 'r2', 'r2_score', 'mcc', 'kappa', 'ndcg', 'mrr', 'hit_rate', 'gini',
  'ks', 'iou', 'dice', 'bleu', 'rouge', 'lift', 'spearman', 'pearson', 'tpr', 'tnr', 'qini',
  'explained_variance', 'jaccard',
]; // prettier-ignore

const directions: ReadonlyMap<string, Direction> = new Map([
  ...minimised.map((name) => [name, 'min'] as const),
  ...maximised.map((name) => [name, 'max'] as const),
]);

/** Names of one metric that libraries spell differently. */
const sameMetrics: ReadonlyMap<string, string> = new Map([
  ...['auroc', 'roc_auc', 'rocauc'].map((name) => [name, 'auc'] as const),
  ...['auprc', 'aucpr', 'average_precision', 'ap'].map((name) => [name, 'pr_auc'] as const),
  ['acc', 'accuracy'], ['f1_score', 'f1'], ['r2_score', 'r2'], ['log_loss', 'logloss'],
  ['root_mean_squared_error', 'rmse'], ['mean_absolute_error', 'mae'],
  ['mean_squared_error', 'mse'], ['mean_absolute_percentage_error', 'mape'],
  ['brier_score', 'brier'], ['mdae', 'medae'], ['cross_entropy', 'logloss'],
  ['crossentropy', 'logloss'],
]); // prettier-ignore

const evaluationWords = new Set([
  'val', 'valid', 'validation', 'eval', 'evaluation', 'test', 'testing', 'holdout', 'heldout', 'cv',
  'oof', 'dev', 'offline', 'metrics', 'metric', 'score',
]); // prettier-ignore
const phases: ReadonlyMap<string, MetricParts['phase']> = new Map([
  ['silent', 'silent'],
  ['shadow', 'silent'],
  ['live', 'live'],
  ['production', 'live'],
  ['prod', 'live'],
  ['online', 'live'],
]);
/** Words under which a figure is no evaluation, so that its name must stay as it is. */
const trainingWords = new Set(['train', 'training', 'insample', 'fit']);

/** Whether less or more of the metric is better; undefined for a name that is not known. */
export function directionOf(metric: string): Direction | undefined {
  const words = wordsOf(metric).filter((word) => !evaluationWords.has(word) && !phases.has(word));
  return directions.get(words.join('_')) ?? directions.get(words.join(''));
}

/** Whether two names stand for one metric (`roc_auc` and `AUROC`). */
export function isSameMetric(one: string, other: string): boolean {
  return metricKey(wordsOf(one)) === metricKey(wordsOf(other));
}

/**
 * Splits the name under which a tracker logged a figure into metric, slice and phase. Without `known`
 * only evaluation prefixes and suffixes (`val/wape`, `test_auc`) are taken off known metrics; with it,
 * words that are left over may name one of the objective's slices. A name that is not understood in
 * full, or that is about training, comes back as it was.
 */
export function splitMetricName(raw: string, known?: KnownObjective): MetricParts {
  const words = wordsOf(raw);
  if (words.some((word) => trainingWords.has(word))) return { metric: raw };
  const phase = words.map((word) => phases.get(word)).find((found) => found !== undefined);
  const rest = words.filter((word) => !evaluationWords.has(word) && !phases.has(word));
  const parts = (known && objectiveParts(rest, known)) ?? metricAlone(rest);
  if (parts === undefined) return { metric: raw };
  return phase === undefined ? parts : { ...parts, phase };
}

function metricAlone(words: readonly string[]): MetricParts | undefined {
  const metric = words.join('_');
  return directions.has(metric) ? { metric } : undefined;
}

function objectiveParts(words: readonly string[], known: KnownObjective): MetricParts | undefined {
  const wanted = metricKey(wordsOf(known.metric));
  for (let start = 0; start < words.length; start += 1) {
    for (let end = words.length; end > start; end -= 1) {
      if (metricKey(words.slice(start, end)) !== wanted) continue;
      const left = [...words.slice(0, start), ...words.slice(end)];
      if (left.length === 0) return { metric: known.metric };
      const slice = sliceNamed(left, known.slices);
      return slice === undefined ? undefined : { metric: known.metric, slice };
    }
  }
  return undefined;
}

/** The only slice whose name holds all the words; an exact name wins over longer ones. */
function sliceNamed(
  words: readonly string[],
  slices: KnownObjective['slices'],
): string | undefined {
  const wanted = words.filter((word) => word !== 'slice' && word !== 'slices');
  const exact = slices.find(({ name }) => wordsOf(name).join(' ') === wanted.join(' '));
  if (exact !== undefined) return exact.name;
  const fitting = slices.filter(({ name }) => {
    const of = new Set(wordsOf(name));
    return wanted.length > 0 && wanted.every((word) => of.has(word));
  });
  return fitting.length === 1 ? fitting[0]?.name : undefined;
}

function metricKey(words: readonly string[]): string {
  const name = words.join('_');
  return sameMetrics.get(name) ?? name;
}
