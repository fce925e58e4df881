import type { AnalysisEvent } from '../analysis/facts';
import { siteCell } from '../analysis/notebookAnalysis';
import type { NotebookAnalysis } from '../analysis/notebookAnalysis';
import { sameValue } from '../analysis/sameValue';
import type { AnyRule, RuleContext, SiteFinding } from './rule';

/** The findings of one group, and the group's name: `rule number:group`. */
type GroupId = string;

/**
 * The findings of one document. After an edit only the groups of events that came or went are judged
 * again, and those of several cells when cells changed places; all of them are when what is known of
 * the workspace has changed.
 */
export class RuleRun {
  readonly #rules: readonly AnyRule[];
  #context: RuleContext | undefined;
  /** Which cells told events of a group, in the order in which they were last judged. */
  readonly #cellsOf = new Map<GroupId, Set<string>>();
  /** Of which groups a cell told events. */
  readonly #groupsOf = new Map<string, ReadonlySet<GroupId>>();
  readonly #findings = new Map<GroupId, readonly SiteFinding[]>();
  /** Groups with findings in a cell. */
  readonly #shown = new Map<string, Set<GroupId>>();

  constructor(rules: readonly AnyRule[]) {
    this.#rules = rules;
  }

  /** Judges what the analysis' last update changed; tells the cells whose findings changed. */
  update(
    analysis: NotebookAnalysis,
    context: RuleContext,
  ): { readonly changedCells: ReadonlySet<string> } {
    const dirty = new Set<GroupId>();
    for (const uid of analysis.changedCells) this.#regroup(uid, analysis.eventsOf(uid), dirty);
    const isAnotherContext = context !== this.#context;
    if (isAnotherContext || analysis.isReordered) {
      for (const [id, cells] of this.#cellsOf) {
        if (isAnotherContext || !isInOrder(cells, analysis)) dirty.add(id);
      }
    }
    this.#context = context;
    const changedCells = new Set<string>();
    for (const id of dirty) this.#judge(id, analysis, context, changedCells);
    return { changedCells };
  }

  /**
   * Findings that lie in a cell, ordered by rule; one a rule and place. Where several groups speak of
   * one place, the name of the group decides and not the order of the edits that led here.
   */
  findingsOf(uid: string): readonly SiteFinding[] {
    const groups = [...(this.#shown.get(uid) ?? [])].sort();
    const found = groups.flatMap((id) => this.#findings.get(id) ?? []);
    const once = new Map<string, SiteFinding>();
    for (const finding of found) {
      const place = `${finding.site}|${finding.rule}`;
      if (siteCell(finding.site) !== uid) continue;
      const before = once.get(place);
      once.set(place, before === undefined ? finding : mergedFinding(before, finding));
    }
    return [...once.keys()].sort().flatMap((place) => once.get(place) ?? []);
  }

  /** All findings, cell by cell. */
  all(): readonly SiteFinding[] {
    return [...this.#shown.keys()].flatMap((uid) => this.findingsOf(uid));
  }

  #regroup(uid: string, events: readonly AnalysisEvent[], dirty: Set<GroupId>): void {
    const before = this.#groupsOf.get(uid) ?? new Set();
    const after = new Set<GroupId>();
    this.#rules.forEach((rule, index) => {
      for (const event of events) {
        if (!reads(rule, event)) continue;
        for (const group of rule.groups(event)) after.add(`${index}:${group}`);
      }
    });
    for (const id of before) {
      dirty.add(id);
      if (!after.has(id)) this.#cellsOf.get(id)?.delete(uid);
    }
    for (const id of after) {
      dirty.add(id);
      const cells = this.#cellsOf.get(id);
      if (cells === undefined) this.#cellsOf.set(id, new Set([uid]));
      else cells.add(uid);
    }
    if (after.size === 0) this.#groupsOf.delete(uid);
    else this.#groupsOf.set(uid, after);
  }

  #judge(
    id: GroupId,
    analysis: NotebookAnalysis,
    context: RuleContext,
    changedCells: Set<string>,
  ): void {
    const colon = id.indexOf(':');
    const rule = this.#rules[Number(id.slice(0, colon))];
    if (rule === undefined) return;
    const group = id.slice(colon + 1);
    const cells = [...(this.#cellsOf.get(id) ?? [])].sort(
      (a, b) => analysis.positionOf(a) - analysis.positionOf(b),
    );
    if (cells.length === 0) this.#cellsOf.delete(id);
    else this.#cellsOf.set(id, new Set(cells));
    const events = cells
      .flatMap((uid) => analysis.eventsOf(uid))
      .filter((event) => reads(rule, event) && rule.groups(event).includes(group));
    const findings = events.length === 0 ? [] : rule.check(events, context, group);
    this.#replace(id, findings, changedCells);
  }

  #replace(id: GroupId, findings: readonly SiteFinding[], changedCells: Set<string>): void {
    const before = this.#findings.get(id) ?? [];
    if (sameValue(before, findings)) return;
    for (const uid of new Set(before.map((finding) => siteCell(finding.site)))) {
      changedCells.add(uid);
      const shown = this.#shown.get(uid);
      shown?.delete(id);
      if (shown?.size === 0) this.#shown.delete(uid);
    }
    for (const uid of new Set(findings.map((finding) => siteCell(finding.site)))) {
      changedCells.add(uid);
      const shown = this.#shown.get(uid);
      if (shown === undefined) this.#shown.set(uid, new Set([id]));
      else shown.add(id);
    }
    if (findings.length === 0) this.#findings.delete(id);
    else this.#findings.set(id, findings);
  }
}

function isInOrder(cells: ReadonlySet<string>, analysis: NotebookAnalysis): boolean {
  let last = -1;
  for (const uid of cells) {
    const position = analysis.positionOf(uid);
    if (position < last) return false;
    last = position;
  }
  return true;
}

function reads(rule: AnyRule, event: AnalysisEvent): boolean {
  return rule.reads.includes(event.kind);
}

/** Two findings of one rule at one place, as one: the second adds its columns and its evidence. */
function mergedFinding(first: SiteFinding, second: SiteFinding): SiteFinding {
  const added = second.columns.filter((column) => !first.columns.includes(column));
  const related = second.related.filter((one) => !first.related.some((two) => sameValue(one, two)));
  return {
    ...first,
    message: added.length === 0 ? first.message : `${first.message} Also ${added.join(', ')}.`,
    columns: [...first.columns, ...added],
    related: [...first.related, ...related],
    evidence: [...new Set([...first.evidence, ...second.evidence])],
  };
}
