import { cleanLine } from '../untrustedText';
import { isRecord } from './parameters';
import { wordsOf } from './words';

const maxFeatures = 2000;

/** Parameter names that hold the columns a model was given, most telling first. */
const featureKeys = [
  'features', 'feature names', 'feature cols', 'feature columns', 'feature list', 'feature set',
  'input columns', 'input cols', 'input features', 'x cols', 'x columns', 'predictors',
  'covariates', 'regressors', 'inputs', 'columns',
]; // prettier-ignore

/**
 * The columns named by a run's settings: `a,b,c`, a JSON list or the text of a Python list, with the
 * key that names them. Undefined when no setting lists columns.
 */
export function featuresOfSettings(
  settings: ReadonlyMap<string, unknown>,
): { readonly key: string; readonly columns: readonly string[] } | undefined {
  const keys = new Map([...settings.keys()].map((key) => [wordsOf(key).join(' '), key]));
  for (const words of featureKeys) {
    const key = keys.get(words);
    const columns = key === undefined ? undefined : columnList(settings.get(key));
    if (key !== undefined && columns !== undefined) return { key, columns };
  }
  return undefined;
}

/** The columns of an MLflow signature or dataset schema: a list of `{name, type}`, or its JSON. */
export function columnsOfSchema(schema: unknown): readonly string[] {
  const parsed = typeof schema === 'string' ? parseJson(schema) : schema;
  const columns = isRecord(parsed) ? parsed['mlflow_colspec'] : parsed;
  if (!Array.isArray(columns)) return [];
  return namesOf(columns.map((column: unknown) => (isRecord(column) ? column['name'] : undefined)));
}

function columnList(value: unknown): readonly string[] | undefined {
  const parsed = typeof value === 'string' ? listOfText(value) : value;
  if (!Array.isArray(parsed)) return undefined;
  const names = namesOf(parsed);
  return names.length > 0 ? names : undefined;
}

/** A text that is one word may be a file or the name of a set, so a list needs brackets or commas. */
function listOfText(text: string): readonly unknown[] | undefined {
  const trimmed = text.trim();
  if (/^\[.*\]$/s.test(trimmed)) {
    const parsed = parseJson(trimmed);
    return Array.isArray(parsed) ? parsed : partsOf(trimmed.slice(1, -1));
  }
  if (/^\(.*\)$/s.test(trimmed)) return partsOf(trimmed.slice(1, -1));
  if (!trimmed.includes(',')) return undefined;
  const parts = partsOf(trimmed);
  // Prose has commas too; a column's name has no inner spaces here.
  return parts.every((part) => /^\S+$/.test(part)) ? parts : undefined;
}

function partsOf(text: string): readonly string[] {
  const unquote = (part: string): string => part.trim().replace(/^[urb]?(['"])(.*)\1$/s, '$2');
  return text
    .split(',')
    .map(unquote)
    .filter((part) => part !== '');
}

function namesOf(values: readonly unknown[]): readonly string[] {
  const names = values.filter((value): value is string => typeof value === 'string');
  return [...new Set(names.map(cleanLine))].filter((name) => name !== '').slice(0, maxFeatures);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
