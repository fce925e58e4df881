import type { RelatedRole, Severity } from '../../../protocol/src/finding';
import type { AnalysisEvent, Site } from '../analysis/facts';
import type { Knowledge } from './knowledge';

/** What a rule is told beside the events: which file, which objective it names, what is known. */
export interface RuleContext {
  /** Workspace-relative path of the document. */
  readonly file: string;
  /** Objective id of a `# precedent: objective ID` directive in the document. */
  readonly objectiveName?: string;
  readonly knowledge: Knowledge;
}

/** A place or record that explains a finding, before sites are turned into ranges. */
export interface SiteRelated {
  readonly role: RelatedRole;
  readonly message: string;
  /** A place in the analysed document... */
  readonly site?: Site;
  /** ...or a file of the workspace with a 0-based line... */
  readonly file?: string;
  readonly line?: number;
  /** ...or a record, `system:full id`. */
  readonly ref?: string;
}

/**
 * A quick fix. Without edits it is a command of the editor (`Explain past attempts`); with edits it
 * rewrites the places that it names, so that the finding is gone and no other appears.
 */
export interface CodeFix {
  readonly title: string;
  readonly edits: readonly SiteEdit[];
}

/** New text in place of a site's, or as lines of their own before the line on which it begins. */
export interface SiteEdit {
  readonly at: Site;
  readonly where: 'replace' | 'line-before';
  /** Text, and the present text of other sites. */
  readonly text: readonly (string | { readonly textOf: Site })[];
}

/** A finding as a rule makes it: named by site, turned into cell and range by the engine. */
export interface SiteFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly site: Site;
  /** One or two sentences, no markup. */
  readonly message: string;
  /** Source columns as `table.column`, then the derived name. */
  readonly columns: readonly string[];
  readonly related: readonly SiteRelated[];
  /** What can be done about it, best first. */
  readonly fixes: readonly CodeFix[];
  /** What the verdict rests on beyond the code: a dismissal holds while these stay the same. */
  readonly evidence: readonly string[];
}

/**
 * A rule: which events it reads, how they fall into groups that are judged together, and the
 * judgement. When an event comes or goes, only its own groups are judged again.
 */
export interface Rule<K extends AnalysisEvent['kind'] = AnalysisEvent['kind']> {
  readonly id: string;
  readonly reads: readonly K[];
  /** The groups that the event belongs to. Rules that judge events one by one return its site. */
  groups(event: Extract<AnalysisEvent, { kind: K }>): readonly string[];
  /** Judges one group, events in document order. Pure: no IO, clock, randomness or throw. */
  check(
    events: readonly Extract<AnalysisEvent, { kind: K }>[],
    context: RuleContext,
    group: string,
  ): readonly SiteFinding[];
}

/** A rule whose events are told apart at run time: a row of the table of rules. */
export interface AnyRule {
  readonly id: string;
  readonly reads: readonly AnalysisEvent['kind'][];
  groups(event: AnalysisEvent): readonly string[];
  check(
    events: readonly AnalysisEvent[],
    context: RuleContext,
    group: string,
  ): readonly SiteFinding[];
}

/** A rule as a row of the table: it is only given events of the kinds that it reads. */
export function row<K extends AnalysisEvent['kind']>(rule: Rule<K>): AnyRule {
  const isRead = (event: AnalysisEvent): event is Extract<AnalysisEvent, { kind: K }> =>
    rule.reads.some((kind) => kind === event.kind);
  return {
    id: rule.id,
    reads: rule.reads,
    groups: (event) => (isRead(event) ? rule.groups(event) : []),
    check: (events, context, group) => rule.check(events.filter(isRead), context, group),
  };
}
