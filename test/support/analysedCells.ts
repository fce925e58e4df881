import { NotebookAnalysis } from '../../language-server/src/analysis/notebookAnalysis';
import type { AnalysisEvent } from '../../language-server/src/analysis/facts';
import { lowerCell } from '../../language-server/src/python/lowerCell';
import type { CellIr } from '../../language-server/src/python/ir';
import { rules } from '../../language-server/src/rules/index';
import type { Knowledge } from '../../language-server/src/rules/knowledge';
import type { AnyRule, RuleContext, SiteFinding } from '../../language-server/src/rules/rule';
import { RuleRun } from '../../language-server/src/rules/ruleRun';

/** A code cell as a test writes it. */
export interface TextCell {
  readonly uid: string;
  readonly text: string;
}

/** What is said of one cell. */
export interface CellResult {
  readonly uid: string;
  readonly events: readonly AnalysisEvent[];
  readonly findings: readonly SiteFinding[];
}

/** A workspace of which nothing is known. */
export const noKnowledge: Knowledge = {
  objectiveFor: () => undefined,
  dataset: () => undefined,
  definitions: () => [],
  tablesWith: () => [],
  attemptsTouching: () => [],
  attemptsAgainst: () => [],
  attemptsOfModel: () => [],
};

export const plainContext: RuleContext = { file: 'notebook.ipynb', knowledge: noKnowledge };

/** Analysis and rules of one document beside a count of what each update cost. */
export class AnalysedCells {
  readonly analysis = new NotebookAnalysis();
  readonly #run: RuleRun;
  #cells: readonly TextCell[] = [];
  #judged: string[] = [];

  constructor(table: readonly AnyRule[] = rules) {
    this.#run = new RuleRun(table.map((rule) => this.#counted(rule)));
  }

  /** Takes the cells; tells how many of them were run and which groups of which rule were judged. */
  update(
    cells: readonly TextCell[],
    context: RuleContext = plainContext,
  ): { cellsRun: number; judged: readonly string[]; changedCells: ReadonlySet<string> } {
    this.#cells = cells;
    this.#judged = [];
    this.analysis.update(cells.map(({ uid, text }) => ({ uid, ir: lowered(text) })));
    const { changedCells } = this.#run.update(this.analysis, context);
    return { cellsRun: this.analysis.stats.cellsRun, judged: this.#judged, changedCells };
  }

  /** Events and findings, cell by cell. */
  get results(): readonly CellResult[] {
    return this.#cells.map(({ uid }) => ({
      uid,
      events: this.analysis.eventsOf(uid),
      findings: this.findingsOf(uid),
    }));
  }

  findingsOf(uid: string): readonly SiteFinding[] {
    return this.#run.findingsOf(uid);
  }

  get findings(): readonly SiteFinding[] {
    return this.#run.all();
  }

  #counted(rule: AnyRule): AnyRule {
    return {
      ...rule,
      check: (events, context, group) => {
        this.#judged.push(`${rule.id} ${group}`);
        return rule.check(events, context, group);
      },
    };
  }
}

/** Events and findings of the cells when nothing was known before. */
export function analyseAfresh(
  cells: readonly TextCell[],
  table?: readonly AnyRule[],
): readonly CellResult[] {
  const fresh = new AnalysedCells(table);
  fresh.update(cells);
  return fresh.results;
}

const known = new Map<string, CellIr>();

/** Lowering depends on the text alone, so that tests lower a text once. */
function lowered(text: string): CellIr {
  const ir = known.get(text) ?? lowerCell(text);
  known.set(text, ir);
  return ir;
}
