import { deepEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { AnalysedCells, analyseAfresh, type TextCell } from '../../support/analysedCells';
import { SeededRandom } from '../../support/seededRandom';

/** Statements that meet in names, tables and objects, so that most edits reach other cells. */
const statements: readonly [string, ...string[]] = [
  'df = pd.read_csv("sales.csv")',
  'df = pd.read_parquet("weather.parquet")',
  'df2 = pd.read_csv("stores.csv", parse_dates=["opened"])',
  'import pandas as pd\nfrom sklearn.model_selection import train_test_split',
  'from sklearn.linear_model import Ridge\nfrom sklearn.preprocessing import StandardScaler',
  'other = df',
  'other = df.copy()',
  'other["late"] = other["units"].shift(-1)',
  'df["lag"] = df.groupby("store")["units"].shift(7)',
  'df["roll"] = df["units"].rolling(7).mean()',
  'df["share"] = df["units"] / df["units"].mean()',
  'df = df.merge(df2, on="store", how="left")',
  'df = df.drop(columns=["lag"])',
  'df.drop(columns=["roll"], inplace=True)',
  'df.rename(columns={"share": "part"}, inplace=True)',
  'df = df.sort_values("day")',
  'df = df[df["open"]]',
  'train = df[df["day"] < "2024-01-01"]\ntest = df[df["day"] >= "2024-01-01"]',
  'train, test = train_test_split(df, random_state=0)',
  'train, test = train_test_split(df[cols + ["units"]], shuffle=False)',
  'cols = ["lag", "roll"]',
  'cols = [c for c in df.columns if c != "units"]',
  'cols.append("share")',
  'scaler = StandardScaler().fit(df[cols])',
  'scaler.fit(train[cols])',
  'X = train[cols]\ny = train["units"]',
  'X = scaler.transform(train[cols])',
  'model = Ridge()',
  'model.fit(train[cols], train["units"])',
  'model.fit(X, y)',
  'model.score(test[cols], test["units"])',
  'model.score(train[cols], train["units"])',
  'def prepare(frame, n=7):\n    frame = frame.copy()\n    frame["lag"] = frame["units"].shift(n)\n    return frame',
  'def prepare(frame):\n    frame["extra"] = df2["size"]\n    return frame.fillna(frame.mean())',
  'df = prepare(df)',
  'def fitted(m):\n    m.fit(train[cols], train["units"])\n    return m',
  'model = fitted(Ridge())',
  'frames = {"a": df, "b": df2}',
  'frames["a"]["flag"] = frames["a"]["units"] > 0',
  'for name, frame in frames.items():\n    frame["seen"] = 1',
  'models = []\nfor alpha in [1, 2]:\n    models.append(Ridge(alpha).fit(train[cols], train["units"]))',
  'for m in models:\n    print(m.score(test[cols], test["units"]))',
  'del df',
  'del cols, scaler',
  'if len(df) > 100:\n    df = df.dropna()\nelse:\n    cols = ["units"]',
  'class Prep:\n    def fit(self, frame):\n        self.mean = frame["units"].mean()\n        return self\n    def apply(self, frame):\n        return frame.assign(centred=frame["units"] - self.mean)',
  'prep = Prep().fit(df)',
  'train = prep.apply(train)',
  'df = ',
  'x = 1',
];

/** Notebooks to start from: statements by their place in the list above. */
const starts: readonly [readonly number[], ...(readonly number[])[]] = [
  [3, 4, 0, 2, 8, 20, 18, 23, 25, 26, 27, 29, 30, 31, 30],
  [3, 4, 0, 20, 10, 8, 23, 17, 25, 26, 27, 28, 31, 30, 29, 30],
  [4, 3, 2, 0, 32, 34, 5, 7, 16, 20, 17, 45, 46, 47, 40, 41],
  [3, 4, 1, 37, 38, 21, 35, 10, 18, 23, 25, 36, 30, 31, 11, 13, 26, 27, 29, 30],
];

type Step = (cells: TextCell[], random: SeededRandom) => void;

const steps: readonly [Step, ...Step[]] = [
  function retype(cells, random) {
    const at = random.below(cells.length);
    const uid = cells[at]?.uid;
    if (uid !== undefined) cells[at] = { uid, text: someText(random) };
  },
  function append(cells, random) {
    const at = random.below(cells.length);
    const cell = cells[at];
    if (cell) cells[at] = { ...cell, text: `${cell.text}\n${someText(random)}` };
  },
  function insert(cells, random) {
    cells.splice(random.below(cells.length + 1), 0, newCell(random));
  },
  function remove(cells, random) {
    cells.splice(random.below(cells.length), 1 + random.below(2));
  },
  function move(cells, random) {
    const taken = cells.splice(random.below(cells.length), 1);
    cells.splice(random.below(cells.length + 1), 0, ...taken);
  },
  function shuffle(cells, random) {
    for (let count = 0; count < 3; count += 1) {
      const taken = cells.splice(random.below(cells.length), 1);
      cells.splice(random.below(cells.length + 1), 0, ...taken);
    }
    cells.splice(random.below(cells.length), 1, newCell(random));
  },
];

let made = 0;

function newCell(random: SeededRandom): TextCell {
  made += 1;
  return { uid: `c${made}`, text: someText(random) };
}

function someText(random: SeededRandom): string {
  const count = 1 + random.below(2);
  return Array.from({ length: count }, () => random.pick(statements)).join('\n');
}

function startCells(random: SeededRandom): readonly TextCell[] {
  const start = random.pick(starts);
  return start.map((index, at) => ({ uid: `s${at}`, text: statements[index] ?? '' }));
}

describe('random edits of a notebook', () => {
  for (let block = 0; block < 8; block += 1) {
    it(`lead to what a fresh analysis says (seeds ${block * 40} to ${block * 40 + 39})`, () => {
      for (let seed = block * 40; seed < (block + 1) * 40; seed += 1) editAtRandom(seed);
    });
  }
});

/** Ten edits, now and then several of them at once or all of them taken back. */
function editAtRandom(seed: number): void {
  const random = new SeededRandom(seed);
  const open = new AnalysedCells();
  const first = startCells(random);
  let cells = [...first];
  open.update(cells);
  for (let count = 0; count < 10; count += 1) {
    const before = cells;
    cells = [...(random.below(3) === 0 ? first : cells)];
    do random.pick(steps)(cells, random);
    while (random.below(4) === 0 || cells.length === 0);
    open.update(cells);
    const expected = analyseAfresh(cells);
    if (isDeepStrictEqual(open.results, expected)) continue;
    const story = `seed ${seed}:\n${show(before)}\nbecame\n${show(cells)}`;
    deepEqual({ story, results: open.results }, { story, results: expected });
  }
}

function show(cells: readonly TextCell[]): string {
  return cells.map(({ uid, text }) => `--- ${uid}\n${text}`).join('\n');
}
