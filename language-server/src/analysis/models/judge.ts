import type { EvaluationEvent, FitEvent, Site } from '../facts';
import { elementsOf } from '../data/elements';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { unionOf } from '../rows';
import type { Rows } from '../rows';
import { asData, influencesOf } from '../data/combine';
import { rowsBehind } from '../data/sources';
import { lastName } from '../data/names';
import { booleanOf, none, textOf, unknown } from '../values';
import type { Data, LibObject, Prediction, Value } from '../values';
import { emitFit } from './fits';
import { innermost, learnedBy, picksColumns } from './pipeline';
import { emitSplit, foldRows, splitterIn } from './splits';

interface Judgement {
  readonly site: Site;
  readonly predictSite: Site;
  readonly metric: string;
  readonly presented: boolean;
  readonly rows: Rows;
  readonly influences: EvaluationEvent['influences'];
  readonly fit: FitEvent;
  readonly validation?: boolean;
  readonly crossValidated?: boolean;
  readonly stops?: boolean;
}

/** Tells that a fitted model was judged on rows. */
export function emitEvaluation(m: Machine, judgement: Judgement): void {
  const usual = { validation: false, crossValidated: false, stops: false };
  m.emit({ kind: 'evaluation', ...usual, ...judgement });
}

/** `accuracy_score(y, predictions)`: judges the model whose predictions are passed. */
export function judgePredictions(m: Machine, path: string, call: Call): Value {
  const values = [...call.args, ...call.named.values()].map((value) => m.open(value));
  const found = values.map(predictionIn).find((prediction) => prediction !== undefined);
  if (found !== undefined) {
    const { prediction, data } = found;
    emitEvaluation(m, {
      site: call.site,
      predictSite: prediction.site,
      metric: lastName(path),
      presented: true,
      rows: data.rows,
      influences: influencesOf(data),
      fit: prediction.fit,
    });
  }
  return { k: 'scalar', key: call.site, influences: [], terms: [] };
}

function predictionIn(value: Value): { prediction: Prediction; data: Data } | undefined {
  const data = asData(value);
  const prediction = data?.predictedBy ?? data?.columns.find((c) => c.predictedBy)?.predictedBy;
  return data === undefined || prediction === undefined ? undefined : { prediction, data };
}

/** `plot_roc_curve(model, X, y)`: judges a model on rows. */
export function judgeModel(m: Machine, path: string, call: Call): Value {
  const model = m.open(call.args[0] ?? unknown);
  const data = rowsBehind(m, argument(call, 1, 'X'));
  if (model.k === 'object' && model.fit !== undefined && data !== undefined) {
    emitEvaluation(m, {
      site: call.site,
      predictSite: call.site,
      metric: lastName(path),
      presented: true,
      rows: data.rows,
      influences: influencesOf(data),
      fit: model.fit,
    });
  }
  return unknown;
}

/** `cross_val_score(model, X, y, cv=...)`: fits and judges on each fold. */
export function crossValidate(m: Machine, path: string, call: Call): Value {
  const model = m.open(argument(call, 0, 'estimator') ?? unknown);
  const features = rowsBehind(m, argument(call, 1, 'X'));
  const label = rowsBehind(m, argument(call, 2, 'y'));
  if (model.k !== 'object' || features === undefined) return unknown;
  const splitter = splitterIn(m, call);
  const effect = splitter?.effect;
  const how = effect?.is === 'splitter' ? effect.how : 'kfold';
  const api = splitter === undefined ? lastName(path) : lastName(splitter.path);
  emitSplit(m, { call, data: features, label, api, how, shuffled: false });
  const { train, test } = foldRows(m, features, call);
  const named = innermost(m, model);
  const fit = emitFit(m, {
    site: call.site,
    model: lastName(named.path),
    family: named.effect.is === 'model' ? named.effect.family : lastName(named.path),
    features: train,
    featuresSite: call.argSites[1] ?? call.site,
    label,
    learned: learnedBy(m, model, train, call.site),
    object: named,
    picksColumns: picksColumns(m, model),
  });
  const judged = {
    rows: test.rows,
    influences: influencesOf(test),
    fit,
    presented: true,
    crossValidated: true,
  };
  emitEvaluation(m, { site: call.site, predictSite: call.site, metric: lastName(path), ...judged });
  if (lastName(path) !== 'cross_val_predict')
    return { k: 'scalar', key: call.site, influences: [], terms: [] };
  return { ...test, shape: 'array', columns: [], predictedBy: { fit, site: call.site } };
}

/** `eval_set=[(X, y)]`, `validation_data=(X, y)`: rows that a fit watches while it trains. */
export function judgeWhileTraining(m: Machine, fit: FitEvent, call: Call): void {
  for (const name of ['eval_set', 'validation_data', 'valid_sets', 'evals', 'X_val']) {
    const value = call.named.get(name);
    if (value === undefined) continue;
    const rows = rowsIn(m, value);
    if (rows.length === 0) continue;
    const site = call.namedSites.get(name) ?? call.site;
    emitEvaluation(m, {
      site,
      predictSite: site,
      metric: name,
      presented: false,
      rows,
      influences: [],
      fit,
      validation: true,
      stops: stopsEarly(m, fit, call),
    });
  }
}

const stoppingSettings = [
  'early_stopping_rounds',
  'early_stopping_round',
  'early_stopping',
  'od_wait',
  'use_best_model',
];
const stoppingCallback = /early_?stopping|checkpoint/i;

/** Whether a setting or a callback ends the training by the score on the rows that it watches. */
function stopsEarly(m: Machine, fit: FitEvent, call: Call): boolean {
  if (fit.family === 'catboost') return booleanOf(call.named.get('use_best_model')) !== false;
  if (stoppingSettings.some((name) => call.named.has(name) || fit.parameters[name] !== undefined)) {
    return true;
  }
  const callbacks = m.open(call.named.get('callbacks') ?? none);
  return elementsOf(m, callbacks, '').known.some((item) => {
    const callback = m.open(item);
    if (callback.k !== 'object' || !stoppingCallback.test(lastName(callback.path))) return false;
    // A callback may watch the training rows instead: `monitor="loss"`.
    const watched = textOf(m.open(callback.named.get('monitor') ?? none));
    return watched === undefined || watched.startsWith('val');
  });
}

function rowsIn(m: Machine, value: Value): Rows {
  const opened = m.open(value);
  const data = asData(opened);
  if (data !== undefined) return data.rows;
  if (opened.k === 'object') return boundRows(m, opened);
  const { known } = elementsOf(m, opened, '');
  return opened.k === 'list' || opened.k === 'tuple'
    ? known.reduce<Rows>((rows, item) => unionOf(rows, rowsIn(m, item)), [])
    : [];
}

function boundRows(m: Machine, object: LibObject): Rows {
  const features = object.bound?.features;
  return features === undefined ? [] : rowsIn(m, features);
}
