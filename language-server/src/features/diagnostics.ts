import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { Severity } from '../../../protocol/src/finding';
import type { Settings } from '../../../protocol/src/settings';
import type { PlacedFinding, PlacedRelated } from '../engine/placedFinding';
import type { Feature } from './feature';
import type { LiveDocument, Unit } from './liveDocument';
import type { Session } from './session';
import { fileLink } from './uris';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Squiggles under findings, pushed as soon as the analysis is done. They are pushed and not pulled
 * because editors pull the cells that were not edited only after half a second each.
 */
export const diagnostics: Feature = {
  capabilities: {},
  register(session) {
    const publisher = new Publisher(session);
    session.listen({
      analysed: (live, changed) => publisher.publish(live, changed),
      closed: (live) => publisher.clear(live),
    });
  },
};

interface Published {
  readonly version: number;
  /** The diagnostics as text, to tell whether they changed. */
  readonly content: string;
}

/** What the editor shows of one document, by URI, and the texts that it had then. */
interface Shown {
  units: LiveDocument['units'];
  readonly byUri: Map<string, Published>;
}

/** Sends what changed and remembers what the editor shows. */
class Publisher {
  private readonly session: Session;
  private readonly shown = new Map<LiveDocument, Shown>();

  constructor(session: Session) {
    this.session = session;
  }

  /** The cost grows with the cells that changed, not with the document. */
  publish(live: LiveDocument, changed: ReadonlySet<string>): void {
    const shown = this.shown.get(live) ?? { units: live.units, byUri: new Map() };
    this.shown.set(live, shown);
    if (shown.units !== live.units) this.clearGone(live, shown);
    const units = new Set([...changed].flatMap((uid) => live.unitOf(uid) ?? []));
    for (const unit of units) {
      const diagnostics = diagnosticsOf(live, { unit, settings: this.session.settings });
      this.send(shown, { uri: unit.uri, version: unit.text.version, diagnostics });
    }
  }

  clear(live: LiveDocument): void {
    const shown = this.shown.get(live);
    this.shown.delete(live);
    for (const uri of shown?.byUri.keys() ?? []) this.sendNone(uri);
  }

  private clearGone(live: LiveDocument, shown: Shown): void {
    shown.units = live.units;
    for (const uri of shown.byUri.keys()) {
      if (live.units.has(uri)) continue;
      shown.byUri.delete(uri);
      this.sendNone(uri);
    }
  }

  /**
   * A text that was edited is sent again even with the same findings: the editor moved its squiggles
   * by itself while the text changed, and they are set right this way.
   */
  private send(
    { byUri }: Shown,
    {
      uri,
      version,
      diagnostics: found,
    }: {
      readonly uri: string;
      readonly version: number;
      readonly diagnostics: Diagnostic[];
    },
  ): void {
    const last = byUri.get(uri);
    if (found.length === 0 && last === undefined) return;
    const content = JSON.stringify(found);
    if (last?.content === content && last.version === version) return;
    if (found.length > 0) byUri.set(uri, { version, content });
    else byUri.delete(uri);
    this.push({ uri, version, diagnostics: found });
  }

  private sendNone(uri: string): void {
    this.push({ uri, diagnostics: [] });
  }

  private push(parameters: PublishDiagnosticsParams): void {
    // The promise only rejects when the connection is gone, and then nobody sees squiggles.
    this.session.connection.sendDiagnostics(parameters).catch(() => undefined);
  }
}

/** The diagnostics of one cell or file, in order of place and rule. */
function diagnosticsOf(
  live: LiveDocument,
  { unit, settings }: { unit: Unit; settings: Settings },
): Diagnostic[] {
  const chosen = settings['rules.severity'];
  return unit.uids
    .flatMap((uid) => live.analysed.verdict(uid).findings)
    .flatMap((finding) => {
      const severity = chosen[finding.rule] ?? finding.severity;
      return severity === 'off' ? [] : [toDiagnostic(live, { finding, severity })];
    });
}

function toDiagnostic(
  live: LiveDocument,
  { finding, severity }: { finding: PlacedFinding; severity: Severity },
): Diagnostic {
  const { rule, message, place, related, columns, fixes } = finding;
  return {
    range: live.toLocation(place).range,
    severity: severities[severity],
    code: rule,
    source: 'precedent',
    message,
    relatedInformation: related.flatMap((one) => toRelated(live, one)),
    data: { rule, columns: [...columns], fixes: fixes.map(({ title }) => title) },
  };
}

/** Editors link related information to a place, so a record without a file is left to the hover. */
function toRelated(
  live: LiveDocument,
  { message, place, file, line = 0 }: PlacedRelated,
): readonly DiagnosticRelatedInformation[] {
  if (place) return [{ location: live.toLocation(place), message }];
  if (file === undefined) return [];
  const start = { line, character: 0 };
  const uri = fileLink(live.workspace.resolve(file));
  return [{ location: { uri, range: { start, end: start } }, message }];
}
