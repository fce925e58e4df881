import { deepEqual, equal } from 'node:assert/strict';
import { AnalysedCells, analyseAfresh, type TextCell } from '../../support/analysedCells';

interface Case {
  readonly name: string;
  readonly cells: readonly string[];
  /** The text that one of the cells then has. */
  readonly at: number;
  readonly becomes: string;
  /** How many cells run again: the edited one and those that what it changed reaches. */
  readonly runs: number;
}

const load = 'import pandas as pd\ndf = pd.read_csv("sales.csv")';
const lag = (steps: number): string => `def lag(frame):\n    return frame["units"].shift(${steps})`;
const base = (steps: number): string =>
  `class Base:\n    def make(self, frame):\n        return frame["units"].shift(${steps})`;
const child = 'class Child(Base):\n    pass';

/** Edits that reach other cells through code, or must not. */
const cases: readonly Case[] = [
  {
    name: 'a function reaches the cells that call it',
    cells: [load, lag(1), 'df["lag"] = lag(df)', 'other = pd.read_csv("b.csv")', 'df[["lag"]]'],
    at: 1,
    becomes: lag(7),
    runs: 3,
  },
  {
    name: 'a function that nobody calls reaches nothing',
    cells: [load, lag(1), 'df["late"] = df["units"]'],
    at: 1,
    becomes: lag(7),
    runs: 1,
  },
  {
    name: 'a name that a function reads when it is called reaches the call',
    cells: [
      load,
      'steps = 1',
      'def lag(frame):\n    return frame["units"].shift(steps)',
      'df["lag"] = lag(df)',
    ],
    at: 1,
    becomes: 'steps = 7',
    runs: 2,
  },
  {
    name: 'a default is read where the function is defined',
    cells: [
      load,
      'steps = 1',
      'def lag(frame, by=steps):\n    return frame["units"].shift(by)',
      'df["lag"] = lag(df)',
    ],
    at: 1,
    becomes: 'steps = 7',
    runs: 3,
  },
  {
    name: 'a base class reaches the use of a class that extends it',
    cells: [load, base(1), child, 'df["lag"] = Child().make(df)'],
    at: 1,
    becomes: base(7),
    runs: 3,
  },
  {
    name: 'a value that is overwritten before it is read reaches nothing',
    cells: [load, 'columns = ["units"]', 'columns = ["price"]', 'df[columns]'],
    at: 1,
    becomes: 'columns = ["units", "price"]',
    runs: 1,
  },
  {
    name: 'a name deleted reaches those who read it later',
    cells: [load, 'columns = ["units"]', 'df[columns]', 'len(columns)'],
    at: 1,
    becomes: 'columns = ["units"]\ndel columns',
    runs: 3,
  },
  {
    name: 'a list changed in place reaches those who hold it',
    cells: [load, 'columns = ["units"]\nsame = columns', 'same.append("price")', 'df[columns]'],
    at: 2,
    becomes: 'same.append("day")',
    runs: 2,
  },
  {
    name: 'a print reaches nothing',
    cells: [load, 'df["lag"] = df["units"].shift(1)', 'df[["lag"]]'],
    at: 1,
    becomes: 'df["lag"] = df["units"].shift(1)\nprint(df.shape)',
    runs: 1,
  },
];

describe('what an edit reaches', () => {
  for (const { name, cells, at, becomes, runs } of cases) {
    it(name, () => {
      const before = cells.map((text, index): TextCell => ({ uid: `c${index}`, text }));
      const after = before.map((cell, index) => (index === at ? { ...cell, text: becomes } : cell));
      const open = new AnalysedCells();
      open.update(before);
      equal(open.update(after).cellsRun, runs);
      deepEqual(open.results, analyseAfresh(after));
    });
  }
});
