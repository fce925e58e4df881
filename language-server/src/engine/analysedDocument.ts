import type { Position } from '../../../protocol/src/finding';
import type { AnalysisEvent, FitEvent, MentionEvent, Site } from '../analysis/facts';
import { NotebookAnalysis, siteCell } from '../analysis/notebookAnalysis';
import { rules } from '../rules/index';
import type { Knowledge } from '../rules/knowledge';
import type { CodeFix, RuleContext } from '../rules/rule';
import { RuleRun } from '../rules/ruleRun';
import { type CellEdit, fixEdits } from './fixEdits';
import { type DocumentCell, LoweredCells } from './loweredCells';
import { comparePositions, covers } from './place';
import {
  type DismissedFinding,
  offsetAt,
  type Place,
  type PlacedFinding,
  placeFinding,
  placeSite,
} from './placedFinding';
import { type DismissalIndex, ignoredLines, isIgnored } from './suppression';

/** What a verdict on a document depends on beside its text. */
export interface DocumentContext {
  readonly knowledge: Knowledge;
  readonly dismissals: DismissalIndex;
}

/** The findings of one cell in order of place and rule, and what was set aside there. */
export interface CellVerdict {
  readonly findings: readonly PlacedFinding[];
  readonly dismissed: readonly DismissedFinding[];
  /** Switched off by a comment with a reason. */
  readonly ignored: readonly PlacedFinding[];
}

/** A column that the code names, and where it does so. */
export interface NamedColumn {
  readonly mention: MentionEvent;
  readonly place: Place;
}

/** A notebook or a Python file with its findings, kept up to date edit by edit. */
export class AnalysedDocument {
  /** Workspace-relative path. */
  readonly file: string;
  private readonly source = new LoweredCells();
  private readonly analysis = new NotebookAnalysis();
  private readonly run = new RuleRun(rules);
  private context: DocumentContext | undefined;
  private ruleContext: RuleContext | undefined;
  private readonly verdicts = new Map<string, CellVerdict>();
  /** For each cell, the cells whose findings point into it and move with it. */
  private readonly pointedAtBy = new Map<string, Set<string>>();

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Brings the findings up to date with these cells, in document order. Answers the uids of the
   * cells whose verdict may differ from before; the cost grows with what changed only.
   */
  update(cells: readonly DocumentCell[], context: DocumentContext): ReadonlySet<string> {
    const edited = this.source.take(cells);
    this.analysis.update(this.source.inputs);
    const { changedCells } = this.run.update(this.analysis, this.contextFor(context));
    const changed = new Set([...changedCells, ...edited]);
    for (const uid of edited) this.pointedAtBy.get(uid)?.forEach((other) => changed.add(other));
    if (this.context?.dismissals !== context.dismissals) {
      for (const uid of this.verdicts.keys()) changed.add(uid);
    }
    this.context = context;
    for (const uid of changed) this.verdicts.delete(uid);
    for (const uid of edited) {
      if (this.source.lookUp(uid)) continue;
      changed.delete(uid);
      this.pointedAtBy.delete(uid);
    }
    return changed;
  }

  /** The code cells of the last update. */
  get documentCells(): readonly DocumentCell[] {
    return this.source.cells;
  }

  /** The cell of the last update with this name. */
  cellNamed(uid: string): DocumentCell | undefined {
    return this.source.named(uid);
  }

  /** What is to be said about one cell. */
  verdict(uid: string): CellVerdict {
    const known = this.verdicts.get(uid);
    if (known) return known;
    const verdict = this.judge(uid);
    this.verdicts.set(uid, verdict);
    return verdict;
  }

  /** Findings at a position of a cell that somebody set aside. */
  dismissedAt(uid: string, position: Position): readonly DismissedFinding[] {
    const { dismissed } = this.verdict(uid);
    return dismissed.filter(({ finding }) => covers(finding.place.range, position));
  }

  /** The edits of a fix in the present text; undefined when code that it names is gone. */
  editsOf(fix: CodeFix): readonly CellEdit[] | undefined {
    return fixEdits(fix, (uid) => this.source.lookUp(uid));
  }

  /** The column named at a position of a cell, with where its values come from. */
  mentionAt(uid: string, position: Position): NamedColumn | undefined {
    const own = this.mentionIn(this.analysis.eventsOf(uid), { uid, position });
    // The body of a function tells its columns when another cell calls it.
    if (own || !this.isInDefinition(uid, position)) return own;
    return this.mentionIn(this.analysis.events(), { uid, position });
  }

  private mentionIn(
    events: readonly AnalysisEvent[],
    { uid, position }: { uid: string; position: Position },
  ): NamedColumn | undefined {
    const here = events.flatMap((event) => {
      if (event.kind !== 'mention' || siteCell(event.site) !== uid) return [];
      const place = this.place(event.site);
      return place && covers(place.range, position) ? [{ mention: event, place }] : [];
    });
    // Of nested mentions the innermost is the one under the cursor: it starts last.
    here.sort((a, b) => comparePositions(b.place.range.start, a.place.range.start));
    return here[0];
  }

  private isInDefinition(uid: string, position: Position): boolean {
    const cell = this.source.lookUp(uid);
    const offset = cell ? offsetAt(cell, position) : 0;
    const definitions = cell?.ir.statements.filter(({ ir }) => ir.k === 'def' || ir.k === 'class');
    return definitions?.some(({ ir: { n }, spans }) => isWithin(spans, n, offset)) ?? false;
  }

  /** The calls of a cell that train a model, in document order. */
  fits(uid: string): readonly { fit: FitEvent; place: Place }[] {
    return this.analysis.eventsOf(uid).flatMap((event) => {
      const place = event.kind === 'fit' ? this.place(event.site) : undefined;
      return event.kind === 'fit' && place?.uid === uid ? [{ fit: event, place }] : [];
    });
  }

  /** The id that a `# precedent: objective ID` comment names, if there is one. */
  get objectiveName(): string | undefined {
    return this.source.objectiveName;
  }

  private place(site: Site): Place | undefined {
    return placeSite(site, this.source.lookUp);
  }

  /** The same object as before while nothing in it changed, so that no rule is judged again. */
  private contextFor({ knowledge }: DocumentContext): RuleContext {
    const named = this.source.objectiveName;
    const last = this.ruleContext;
    if (last && last.knowledge === knowledge && last.objectiveName === named) return last;
    const context = { file: this.file, knowledge };
    this.ruleContext = named === undefined ? context : { ...context, objectiveName: named };
    return this.ruleContext;
  }

  private judge(uid: string): CellVerdict {
    const findings: PlacedFinding[] = [];
    const dismissed: DismissedFinding[] = [];
    const ignored: PlacedFinding[] = [];
    const cell = this.source.lookUp(uid);
    const lines = cell ? ignoredLines(cell.ir, cell.text) : new Map();
    for (const finding of this.placedFindings(uid)) {
      const dismissal = this.context?.dismissals.find(this.file, finding);
      if (dismissal) dismissed.push({ finding, dismissal });
      else if (isIgnored(finding, lines)) ignored.push(finding);
      else findings.push(finding);
    }
    this.rememberPointers(uid, findings);
    return { findings, dismissed, ignored };
  }

  /** By place, then rule; one finding a rule and place. */
  private placedFindings(uid: string): readonly PlacedFinding[] {
    const byPlace = new Map<string, PlacedFinding>();
    for (const found of this.run.findingsOf(uid)) {
      const finding = placeFinding(found, this.source.lookUp);
      if (!finding) continue;
      const key = `${finding.rule} ${JSON.stringify(finding.place.range)}`;
      if (!byPlace.has(key)) byPlace.set(key, finding);
    }
    return [...byPlace.values()].sort(comparePlaced);
  }

  private rememberPointers(uid: string, findings: readonly PlacedFinding[]): void {
    for (const { place } of findings.flatMap(({ related }) => related)) {
      if (!place || place.uid === uid) continue;
      const pointers = this.pointedAtBy.get(place.uid) ?? new Set();
      this.pointedAtBy.set(place.uid, pointers.add(uid));
    }
  }
}

function comparePlaced(a: PlacedFinding, b: PlacedFinding): number {
  const [one, other] = [a.place.range, b.place.range];
  const order = comparePositions(one.start, other.start) || comparePositions(one.end, other.end);
  return order || (a.rule < b.rule ? -1 : 1);
}

function isWithin(spans: Int32Array, node: number, offset: number): boolean {
  return (spans[2 * node] ?? 0) <= offset && offset <= (spans[2 * node + 1] ?? -1);
}
