import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  AnalysedDocument,
  type DocumentContext,
} from '../../../language-server/src/engine/analysedDocument';
import type { DocumentCell } from '../../../language-server/src/engine/loweredCells';
import { DismissalIndex } from '../../../language-server/src/engine/suppression';
import type { Knowledge } from '../../../language-server/src/rules/knowledge';
import { documentCells } from '../../support/documentText';
import { loansTexts } from '../../support/loansNotebook';

const nothingKnown: Knowledge = {
  objectiveFor: () => undefined,
  dataset: () => undefined,
  definitions: () => [],
  tablesWith: () => [],
  attemptsTouching: () => [],
  attemptsAgainst: () => [],
  attemptsOfModel: () => [],
};
const context: DocumentContext = {
  knowledge: nothingKnown,
  dismissals: new DismissalIndex([]),
};

/** A source of the same numbers in every run, from 0 up to the limit. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

function cell(uid: string, text: string): DocumentCell {
  return { uid, text, index: null, line: 0 };
}

/** What a document says, cell by cell, as it can be compared. */
function said(document: AnalysedDocument): unknown {
  return document.documentCells.map(({ uid }) => document.verdict(uid));
}

const lines = [
  'df = df.dropna()',
  'X = StandardScaler().fit_transform(X)',
  'X_train, X_test, y_train, y_test = train_test_split(X, y)',
  'print(model.score(X_test, y_test))',
  'df["mean"] = df.groupby("k")["defaulted"].transform("mean")',
  'del X',
  '%matplotlib inline',
  'def broken(:',
  '',
  '# precedent: ignore leak/fit-on-test-rows -- only a sketch',
  'for name in FEATURES:\n    df[name] = df[name] - df[name].mean()',
  'model = LogisticRegression().fit(X_scaled, y)',
];

describe('an analysed document', () => {
  const retail = documentCells(
    'demo.ipynb',
    readFileSync('media/demo/retail/notebooks/04_holiday_weather.ipynb', 'utf8'),
  ).map(({ text }) => text);

  for (const [name, texts] of [
    ['loans', loansTexts()],
    ['retail', retail],
  ] as const) {
    it(`says after any edits what a fresh one says: ${name}`, () => {
      const document = new AnalysedDocument('notebook.ipynb');
      const pick = numbersFrom(7);
      let cells = texts.map((text, index) => cell(`c${index}`, text));
      for (let step = 0; step < 200; step += 1) {
        cells = edited(cells, { pick, step });
        document.update(cells, context);
        const fresh = new AnalysedDocument('notebook.ipynb');
        fresh.update(cells, context);
        deepEqual(said(document), said(fresh), `after step ${step}`);
      }
    });
  }

  it('names every cell whose verdict an edit changed', () => {
    const document = new AnalysedDocument('notebook.ipynb');
    const pick = numbersFrom(11);
    let cells = loansTexts().map((text, index) => cell(`c${index}`, text));
    document.update(cells, context);
    for (let step = 0; step < 200; step += 1) {
      const before = new Map(cells.map(({ uid }) => [uid, JSON.stringify(document.verdict(uid))]));
      cells = edited(cells, { pick, step });
      const changed = document.update(cells, context);
      for (const { uid } of cells) {
        if (changed.has(uid)) continue;
        equal(JSON.stringify(document.verdict(uid)), before.get(uid), `${uid} at step ${step}`);
      }
    }
  });

  it('names no cell that neither was edited nor reads what was', () => {
    const document = new AnalysedDocument('notebook.ipynb');
    const cells = loansTexts().map((text, index) => cell(`c${index}`, text));
    document.update(cells, context);
    const changed = document.update([...cells, cell('new', 'unused = 1')], context);
    deepEqual([...changed], ['new']);
  });

  it('tells the column under the cursor, also inside a function that another cell calls', () => {
    const document = new AnalysedDocument('notebook.ipynb');
    const body = 'def build(df):\n    return df[["age"]]';
    const call = 'import pandas as pd\nX = build(pd.read_csv("people.csv"))';
    document.update([cell('a', body), cell('b', call)], context);
    const found = document.mentionAt('a', { line: 1, character: 17 });
    equal(found?.mention.name, 'age');
    ok(found.mention.terms.some(({ source }) => source.tables.includes('people')));
  });
});

/** The cells after one edit of any kind. */
function edited(
  cells: readonly DocumentCell[],
  { pick, step }: { pick: (limit: number) => number; step: number },
): DocumentCell[] {
  const at = pick(cells.length);
  const line = lines[pick(lines.length)] ?? '';
  const chosen = cells[at];
  const next = [...cells];
  switch (pick(5)) {
    case 0:
      next.splice(at, 0, cell(`n${step}`, line));
      break;
    case 1:
      if (cells.length > 4) next.splice(at, 1);
      break;
    case 2:
      next.splice(at, 1);
      if (chosen) next.splice(pick(next.length + 1), 0, chosen);
      break;
    case 3:
      if (chosen) next[at] = cell(chosen.uid, `\n${chosen.text}`);
      break;
    default:
      if (chosen) next[at] = cell(chosen.uid, `${chosen.text}\n${line}`);
  }
  return next;
}
