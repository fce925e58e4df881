import { deepEqual, equal } from 'node:assert/strict';
import { siteCell } from '../../../language-server/src/analysis/notebookAnalysis';
import { shuffledTime } from '../../../language-server/src/rules/leak/shuffledTime';
import { fitOnTestRows } from '../../../language-server/src/rules/leak/fitOnTestRows';
import { targetStatistic } from '../../../language-server/src/rules/leak/targetStatistic';
import { testIsTrain } from '../../../language-server/src/rules/leak/testIsTrain';
import { row } from '../../../language-server/src/rules/rule';
import { AnalysedCells, analyseAfresh, type TextCell } from '../../support/analysedCells';
import {
  type GeneratedCell,
  generateNotebook,
  type Role,
  startsFromOrders,
  uidOf,
} from '../../support/generatedNotebook';

/** A rule of each kind: by split, by statistic, by fit, and one that compares the whole document. */
const table = [row(shuffledTime), row(fitOnTestRows), row(targetStatistic), row(testIsTrain)];

const notebook = generateNotebook(1000);
const names = new Set(notebook.map(({ uid }) => uid));
const experiments = [...new Set(notebook.map(({ experiment }) => experiment))].slice(1);
const middle = 50;

/** Cells of one experiment, by name; the last experiment of the notebook is cut short. */
function cellsOf(experiment: number, ...roles: readonly Role[]): readonly string[] {
  return roles.map((role) => uidOf(role, experiment)).filter((uid) => names.has(uid));
}

/** Cells that read the table of an experiment, or a value made from it. */
function readersOfTable(experiment: number): readonly string[] {
  const made = ['features', 'select', 'split', 'train', 'judge', 'errors'] as const;
  return cellsOf(experiment, 'load', 'look', ...made);
}

function edited(uids: readonly string[], change: (text: string) => string): readonly TextCell[] {
  return notebook.map((cell) =>
    uids.includes(cell.uid) ? { uid: cell.uid, text: change(cell.text) } : cell,
  );
}

function withoutCell(uid: string): readonly GeneratedCell[] {
  return notebook.filter((cell) => cell.uid !== uid);
}

function moved(uid: string, behind: string): readonly GeneratedCell[] {
  const rest = withoutCell(uid);
  const at = rest.findIndex((cell) => cell.uid === behind);
  return rest.toSpliced(at + 1, 0, ...notebook.filter((cell) => cell.uid === uid));
}

const shared = experiments.filter(startsFromOrders);
const sharedLater = shared.filter((experiment) => experiment > middle);

const newCell: TextCell = { uid: 'new', text: 'x = 1\nprint(x)' };

interface Edit {
  readonly name: string;
  readonly after: readonly TextCell[];
  /** The cells that must run again: their code changed, or a value that they read. */
  readonly runs: readonly string[];
  /** The cells whose splits, fits or scores changed, so that rules must judge them again. */
  readonly judges: readonly string[];
  /** How many cells run when the edit is taken back: none that was there all the time. */
  readonly undo?: number;
}

const edits: readonly Edit[] = [
  {
    name: 'a new name early',
    after: edited(['orders'], (text) => `${text}\nx = 1`),
    runs: ['orders'],
    judges: [],
  },
  {
    name: 'a new cell early',
    after: [...notebook.slice(0, 2), newCell, ...notebook.slice(2)],
    runs: ['new'],
    judges: [],
  },
  {
    name: 'newlines, spaces and comments',
    after: edited(['orders', ...cellsOf(middle, 'train', 'judge')], (text) =>
      ['# why', '', ...text.split('\n').map((line) => `${line}  # so`)].join('\n'),
    ),
    runs: [],
    judges: [],
  },
  {
    name: 'a variable renamed where it is made and everywhere it is read',
    after: edited(cellsOf(middle, 'load', 'look', 'features', 'select'), (text) =>
      text.replaceAll(`df_${middle}`, `returns_${middle}`),
    ),
    runs: readersOfTable(middle),
    judges: cellsOf(middle, 'split', 'train'),
  },
  {
    name: 'a variable renamed only where it is made',
    after: edited(cellsOf(middle, 'load'), (text) => text.replaceAll('df_', 'frame_')),
    runs: readersOfTable(middle),
    judges: [],
  },
  {
    name: 'a column lagged through an alias of one table',
    after: edited(cellsOf(middle, 'look'), (text) => text + lagThroughAlias(`df_${middle}`)),
    runs: readersOfTable(middle).slice(1),
    judges: cellsOf(middle, 'split', 'train'),
  },
  {
    name: 'a column lagged through an alias of the table that all may share',
    after: edited(cellsOf(middle, 'look'), (text) => text + lagThroughAlias('orders')),
    runs: [...cellsOf(middle, 'look'), ...sharedLater.flatMap(readersOfTable)],
    // A lag says that the rows are in time order, which concerns every fit on them.
    judges: sharedLater.flatMap((experiment) => cellsOf(experiment, 'split', 'train')),
  },
  {
    // The table is another object without the drop, and the label is a view of it: the split looks.
    name: 'a drop deleted whose column nobody uses',
    after: edited(cellsOf(middle, 'features'), (text) => text.replace(/\n.*drop\(.*$/, '')),
    runs: cellsOf(middle, 'features', 'select', 'split'),
    judges: [],
  },
  {
    name: 'a cell moved that writes nothing which others read',
    after: moved(uidOf('look', middle), uidOf('summary', 70)),
    runs: cellsOf(middle, 'look'),
    judges: [],
  },
  {
    name: 'a split moved behind the model that needs it',
    after: moved(uidOf('split', middle), uidOf('summary', middle)),
    runs: cellsOf(middle, 'train', 'judge', 'errors'),
    judges: [],
  },
  {
    name: 'a deleted cell that nothing reads',
    after: withoutCell(uidOf('look', middle)),
    runs: [],
    judges: [],
    undo: 1,
  },
  {
    name: 'a deleted cell that a model reads',
    after: withoutCell(uidOf('prepare', middle)),
    runs: cellsOf(middle, 'train', 'judge', 'errors'),
    judges: cellsOf(middle, 'train'),
    undo: 1,
  },
  {
    name: 'a deleted cell whose table many share',
    after: withoutCell('orders'),
    runs: shared.flatMap(readersOfTable),
    judges: [],
    undo: 1,
  },
];

function lagThroughAlias(table: string): string {
  return `\nalias = ${table}\nalias["discount"] = alias["discount"].shift(1)`;
}

describe('analysis of 1,000 cells', () => {
  const open = new AnalysedCells(table);
  let atFirst: ReturnType<typeof analyseAfresh> = [];

  before(() => {
    equal(open.update(notebook).cellsRun, 1000);
    atFirst = open.results;
  });

  beforeEach(() => open.update(notebook));

  for (const { name, after, runs, judges, undo = 0 } of edits) {
    it(`runs ${runs.length} for ${name}`, () => {
      const { cellsRun, judged } = open.update(after);
      equal(cellsRun, runs.length);
      // One rule compares all scores of a document, so that its group is named after none.
      const groups = judged.flatMap((group) => (group.endsWith(' document') ? [] : siteOf(group)));
      deepEqual(new Set(groups), new Set(judges));
      deepEqual(open.results, analyseAfresh(after, table));

      equal(open.update(notebook).cellsRun, undo);
      deepEqual(open.results, atFirst);
    });
  }

  function siteOf(judged: string): string {
    return siteCell(judged.slice(judged.indexOf(' ') + 1));
  }

  it('judges nothing again when nothing has changed', () => {
    deepEqual(open.update([...notebook]).judged, []);
  });
});
