import type { ClassEffect, FunctionEffect } from '../api/effects';
import type { Site } from '../facts';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { lastName } from '../data/names';
import { asData, derived, flowsFrom, influencesOf } from '../data/combine';
import { rowsBehind } from '../data/sources';
import { mergeInfluences } from '../terms';
import { none, unknown } from '../values';
import type { Data, LibObject, Value } from '../values';
import { emitFit } from './fits';
import { emitEvaluation, judgePredictions, judgeWhileTraining } from './judge';
import { innermost, isModel, learnedBy, picksColumns } from './pipeline';
import { redrawn } from '../data/redrawn';
import { readTable } from './readers';
import { splitFolds } from './splits';
import { closed } from '../data/detached';

/** An object of a library class. */
export function construct(path: string, effect: ClassEffect, call: Call): Value {
  const object: LibObject = {
    k: 'object',
    path,
    effect,
    args: call.args,
    named: call.named,
    site: call.site,
  };
  if (effect.is !== 'dataset' && effect.is !== 'bound-model') return object;
  const features = argument(call, effect.features, 'data', 'exog', 'X');
  const label = argument(call, effect.label, 'label', 'endog', 'y');
  return {
    ...object,
    bound: {
      ...(features === undefined ? {} : { features }),
      ...(label === undefined ? {} : { label }),
    },
  };
}

/** `make_pipeline(a, b)`. */
export function pipelineOf(path: string, call: Call): Value {
  const is = path.includes('column') ? 'column-transformer' : 'pipeline';
  return construct(path, { is }, call);
}

/** `lgb.train(parameters, dataset)`. */
export function trainNatively(m: Machine, path: string, call: Call, effect: FunctionEffect): Value {
  const dataset = m.open(argument(call, 1, 'train_set', 'dtrain', 'pool') ?? unknown);
  const family = effect.does === 'train' ? effect.family : lastName(path);
  const model: LibObject = {
    k: 'object',
    path,
    effect: { is: 'model', family },
    args: [],
    named: new Map(),
    site: call.site,
  };
  const features =
    dataset.k === 'object' ? asData(m.open(dataset.bound?.features ?? none)) : undefined;
  if (dataset.k !== 'object' || features === undefined) return model;
  const label = asData(m.open(dataset.bound?.label ?? none));
  const featuresSite = dataset.site;
  const fit = emitFit(m, {
    site: call.site,
    model: path,
    family,
    features,
    featuresSite,
    label,
    learned: [],
    object: model,
  });
  judgeWhileTraining(m, fit, call);
  return { ...model, fit };
}

/** What a fitted model says of its features. */
const importances: ReadonlySet<string> = new Set(['feature_importances_', 'coef_', 'pvalues']);

/** An attribute of a library object: learned numbers, or a method. */
export function attributeOfObject(
  m: Machine,
  object: LibObject,
  name: string,
  method: Value,
): Value {
  if (name === 'best_estimator_' || name === 'best_model_') {
    const inner = innermost(m, object);
    return { ...inner, ...(object.fit === undefined ? {} : { fit: object.fit }) };
  }
  if (object.fit !== undefined && object.effect.is === 'search' && name === 'best_score_') {
    const site = method.k === 'method' ? method.site : object.site;
    m.emit({ kind: 'search-score', site, fit: object.fit });
  }
  if (object.fit !== undefined && importances.has(name)) {
    const { rows, model } = object.fit;
    const site = method.k === 'method' ? method.site : object.fit.site;
    const influence = { site, kind: 'selection' as const, api: model, rows, columns: [] };
    return { k: 'scalar', influences: [influence], terms: [] };
  }
  if (name.endsWith('_') && object.learned !== undefined) {
    return { k: 'scalar', influences: object.learned, terms: [] };
  }
  return method;
}

type Handler = (m: Machine, self: Value, object: LibObject, call: Call) => Value;

const methods: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['fit', (m, self, object, call) => fit(m, self, object, call)],
  ['partial_fit', (m, self, object, call) => fit(m, self, object, call)],
  ['fit_generator', (m, self, object, call) => fit(m, self, object, call)],
  ['adapt', (m, self, object, call) => fit(m, self, object, call)],
  ['train', (m, self, object, call) => train(m, self, object, call)],
  ['fit_on_texts', (m, self, object, call) => fit(m, self, object, call)],
  ['fit_transform', (m, self, object, call) => fitTransform(m, self, object, call)],
  ['fit_predict', (m, self, object, call) => fitTransform(m, self, object, call)],
  ['transform', (m, _self, object, call) => transform(m, object, call)],
  ['texts_to_sequences', (m, _self, object, call) => transform(m, object, call)],
  ['inverse_transform', (m, _self, _object, call) => flowsFrom(m, call)],
  ['predict', (m, _self, object, call) => predict(m, object, call, 'predict')],
  ['predict_proba', (m, _self, object, call) => predict(m, object, call, 'predict_proba')],
  ['decision_function', (m, _self, object, call) => predict(m, object, call, 'decision_function')],
  ['predict_log_proba', (m, _self, object, call) => predict(m, object, call, 'predict_log_proba')],
  ['score', (m, _self, object, call) => score(m, object, call, 'score')],
  ['evaluate', (m, _self, object, call) => score(m, object, call, 'evaluate')],
  ['split', (m, _self, object, call) => splitFolds(m, object, call)],
  ['set_params', (_m, self) => self],
  ['set_output', (_m, self) => self],
  ['fit_resample', (m, _self, object, call) => resample(m, object, call)],
  ['fit_sample', (m, _self, object, call) => resample(m, object, call)],
]);

/** Formats that a Spark session reads: `spark.read.csv(path)`. */
const sparkFormats: ReadonlySet<string> = new Set(['csv', 'parquet', 'json', 'orc', 'table']);

/** A method of a library object, or of a value of which nothing is known. */
export function callObject(
  m: Machine,
  self: Value,
  object: Value,
  name: string,
  call: Call,
): Value {
  if (object.k === 'method' && object.name === 'read' && sparkFormats.has(name)) {
    return readTable(m, 'pyspark', call);
  }
  const known = object.k === 'object' ? object : opaque(self, call.site);
  const handler = methods.get(name);
  return handler === undefined ? flowsFrom(m, call, object) : handler(m, self, known, call);
}

/** `clone(model)`: the same settings, not fitted. */
export function unfitted(m: Machine, call: Call): Value {
  const object = m.open(call.args[0] ?? unknown);
  if (object.k !== 'object') return object;
  const { path, effect, args, named } = object;
  return { k: 'object', path, effect, args, named, site: call.site };
}

/** `trainer.train()`: fits on the rows that the trainer was made with. */
function train(m: Machine, self: Value, object: LibObject, call: Call): Value {
  if (object.effect.is !== 'trainer') return flowsFrom(m, call, object);
  const features = rowsBehind(m, object.named.get(object.effect.trains));
  if (features === undefined) return unknown;
  const featuresSite = object.site;
  const { family } = object.effect;
  const model = lastName(object.path);
  const from = { site: call.site, model, family, features, featuresSite, label: undefined };
  const event = emitFit(m, { ...from, learned: [], object, picksColumns: false });
  m.change(self, { ...object, fit: event });
  return unknown;
}

/** Something that is fitted although its class is not known. */
function opaque(self: Value, site: Site): LibObject {
  const path = self.k === 'lib' ? self.path : 'unknown';
  return { k: 'object', path, effect: { is: 'opaque' }, args: [], named: new Map(), site };
}

function fit(m: Machine, self: Value, object: LibObject, call: Call): Value {
  const features = rowsBehind(
    m,
    argument(call, 0, 'X', 'x', 'train_set') ?? object.bound?.features,
  );
  const label = rowsBehind(m, argument(call, 1, 'y') ?? object.bound?.label);
  if (features === undefined) return self;
  const learned = learnedBy(m, object, features, call.site);
  if (!isModel(m, object) && !(object.effect.is === 'opaque' && label !== undefined)) {
    return m.change(self, { ...object, learned });
  }
  const named = innermost(m, object);
  const event = emitFit(m, {
    site: call.site,
    model: lastName(named.path),
    family:
      named.effect.is === 'model' || named.effect.is === 'bound-model'
        ? named.effect.family
        : lastName(named.path),
    features,
    featuresSite: call.argSites[0] ?? call.namedSites.get('X') ?? call.site,
    label,
    learned,
    object: named,
    picksColumns: picksColumns(m, object),
  });
  judgeWhileTraining(m, event, call);
  return m.change(self, { ...object, learned, fit: event });
}

function fitTransform(m: Machine, self: Value, object: LibObject, call: Call): Value {
  const data = rowsBehind(m, argument(call, 0, 'X'));
  if (data === undefined) return flowsFrom(m, call);
  const learned = learnedBy(m, object, data, call.site);
  const fitted = m.change(self, { ...object, learned });
  const opened = m.open(fitted);
  return opened.k === 'object' ? transformed(opened, data, call) : unknown;
}

function transform(m: Machine, object: LibObject, call: Call): Value {
  const data = rowsBehind(m, argument(call, 0, 'X'));
  if (data === undefined) return flowsFrom(m, call);
  // A fitted Spark model predicts by transforming.
  return isModel(m, object) && object.fit !== undefined
    ? predict(m, object, call, 'transform')
    : transformed(object, data, call);
}

function transformed(object: LibObject, data: Data, call: Call): Data {
  const name = object.effect.is === 'transformer' ? object.effect.transform : 'raw';
  const changed = derived(data, call.site, name === 'other' || name === 'filter' ? 'raw' : name);
  const choosing = object.effect.is === 'transformer' ? object.effect.learns === 'selection' : true;
  return {
    ...changed,
    ...(choosing ? { narrowed: true } : {}),
    shape: data.shape === 'series' ? 'series' : 'array',
    library: 'numpy',
    influences: mergeInfluences(influencesOf(data), object.learned ?? []),
  };
}

function predict(m: Machine, object: LibObject, call: Call, name: string): Value {
  const value = m.open(argument(call, 0, 'X', 'x', 'data') ?? none);
  const data = rowsBehind(m, value.k === 'object' ? value.bound?.features : value);
  if (data === undefined) return unknown;
  if (object.fit === undefined) return { ...transformed(object, data, call), columns: [] };
  const judged = { site: call.site, predictSite: call.site, metric: name, presented: false };
  emitEvaluation(m, {
    ...judged,
    rows: data.rows,
    influences: influencesOf(data),
    fit: object.fit,
  });
  return predictions(data, { fit: object.fit, site: call.site });
}

function predictions(data: Data, prediction: NonNullable<Data['predictedBy']>): Data {
  return {
    ...closed(data),
    shape: 'array',
    library: 'numpy',
    columns: [],
    predictedBy: prediction,
  };
}

function score(m: Machine, object: LibObject, call: Call, name: string): Value {
  const own =
    object.effect.is === 'trainer' ? object.named.get(object.effect.evaluates) : undefined;
  const data = rowsBehind(m, argument(call, 0, 'X', 'x', 'eval_dataset') ?? own);
  if (data?.predictedBy !== undefined && object.fit === undefined) {
    return judgePredictions(m, name, call);
  }
  if (data !== undefined && object.fit !== undefined) {
    const judged = { site: call.site, predictSite: call.site, metric: name, presented: true };
    emitEvaluation(m, {
      ...judged,
      rows: data.rows,
      influences: influencesOf(data),
      fit: object.fit,
    });
  }
  return { k: 'scalar', key: call.site, influences: [], terms: [] };
}

/** `SMOTE().fit_resample(X, y)`: more rows made from those that are given. */
function resample(m: Machine, object: LibObject, call: Call): Value {
  const items = call.args.slice(0, 2).map((arg): Value => {
    const data = rowsBehind(m, arg);
    if (data === undefined) return unknown;
    const { effect } = object;
    if (effect.is === 'resampler' && effect.makes === 'fewer') return data;
    return redrawn(data, lastName(object.path), call.site);
  });
  return { k: 'tuple', items };
}
