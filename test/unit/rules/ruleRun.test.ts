import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { fitOnTestRows } from '../../../language-server/src/rules/leak/fitOnTestRows';
import { shuffledTime } from '../../../language-server/src/rules/leak/shuffledTime';
import { testIsTrain } from '../../../language-server/src/rules/leak/testIsTrain';
import { row } from '../../../language-server/src/rules/rule';
import {
  AnalysedCells,
  analyseAfresh,
  plainContext,
  type TextCell,
} from '../../support/analysedCells';

const table = [row(fitOnTestRows), row(testIsTrain), row(shuffledTime)];

const load: TextCell = {
  uid: 'load',
  text: `import pandas as pd
from sklearn.linear_model import Lasso, Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv("orders.csv")`,
};
const scale: TextCell = {
  uid: 'scale',
  text: `X = StandardScaler().fit_transform(df[["amount", "weight"]])
X_train, X_test, y_train, y_test = train_test_split(X, df["late"], random_state=0)`,
};
const ridge: TextCell = {
  uid: 'ridge',
  text: 'ridge = Ridge().fit(X_train, y_train)\nridge.score(X_test, y_test)',
};
const lasso: TextCell = {
  uid: 'lasso',
  text: 'lasso = Lasso().fit(X_train, y_train)\nlasso.score(X_test, y_test)',
};
const other: TextCell = {
  uid: 'other',
  text: `stores = pd.read_csv("stores.csv")
a, b, c, d = train_test_split(stores[["size"]], stores["sales"], random_state=0)
last = Ridge().fit(a, c)
last.score(b, d)`,
};
const cells = [load, scale, ridge, lasso, other];

/** Findings as `cell rule: cells that the finding points to`. */
function told(open: AnalysedCells): readonly string[] {
  return open.findings.map(({ site, rule, related }) => {
    const places = related.flatMap((one) => one.site?.split('|')[0] ?? []);
    return `${site.split('|')[0] ?? ''} ${rule}: ${places.join(' ')}`;
  });
}

function judgedCells(judged: readonly string[]): readonly string[] {
  const groups = judged.filter((one) => !one.endsWith(' document'));
  return [...new Set(groups.map((one) => one.replace(/^\S+ /, '').split('|')[0] ?? ''))].sort();
}

describe('judging what changed', () => {
  let open: AnalysedCells;

  beforeEach(() => {
    open = new AnalysedCells(table);
    open.update(cells);
  });

  it('tells what the whole document shows', () => {
    deepEqual(told(open), ['scale leak/fit-on-test-rows: ridge ridge lasso lasso']);
  });

  it('judges nothing after an edit that changes no event', () => {
    const { judged, changedCells } = open.update(withText(lasso, `${lasso.text}\nprint("done")`));
    deepEqual([judged, [...changedCells]], [[], []]);
  });

  it('judges only the groups that a changed cell tells of', () => {
    const { judged, changedCells } = open.update(
      withText(other, `${other.text}\nlast.score(a, c)`),
    );
    deepEqual(judgedCells(judged), ['other']);
    deepEqual([...changedCells], []);
  });

  it('judges the statistic again when a model that rests on it changes', () => {
    const { judged, changedCells } = open.update(withText(lasso, 'lasso = Lasso()'));
    deepEqual(judgedCells(judged), ['scale']);
    deepEqual([...changedCells], ['scale']);
    deepEqual(told(open), ['scale leak/fit-on-test-rows: ridge ridge']);
  });

  it('lets the findings of a removed cell go, and those that pointed to it', () => {
    const { changedCells } = open.update(cells.filter((cell) => cell !== ridge));
    deepEqual([...changedCells], ['scale']);
    deepEqual(told(open), ['scale leak/fit-on-test-rows: lasso lasso']);
    open.update([load, other]);
    deepEqual(open.findings, []);
    deepEqual(open.findingsOf('scale'), []);
  });

  it('brings a finding back with the cell that caused it', () => {
    open.update([load, ridge, lasso, other]);
    deepEqual(told(open), []);
    open.update(cells);
    deepEqual(told(open), ['scale leak/fit-on-test-rows: ridge ridge lasso lasso']);
  });

  it('points to places in the order of the document when cells change places', () => {
    const { cellsRun } = open.update([load, scale, lasso, ridge, other]);
    equal(cellsRun, 0);
    deepEqual(told(open), ['scale leak/fit-on-test-rows: lasso lasso ridge ridge']);
    deepEqual(open.results, analyseAfresh([load, scale, lasso, ridge, other], table));
  });

  it('judges every group again when something else is known', () => {
    const first = new AnalysedCells(table).update(cells).judged;
    const again = open.update(cells, { ...plainContext }).judged;
    notEqual(first.length, 0);
    deepEqual([...again].sort(), [...first].sort());
  });

  it('judges nothing again when the same is known', () => {
    deepEqual(open.update(cells, plainContext).judged, []);
  });
});

function withText(cell: TextCell, text: string): readonly TextCell[] {
  return cells.map((one) => (one === cell ? { ...one, text } : one));
}
