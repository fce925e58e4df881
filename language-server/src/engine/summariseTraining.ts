import type { AnalysedDocument } from './analysedDocument';
import { targetOf } from './explain';
import type { Place } from './placedFinding';
import type { Workspace } from './workspace';

/** What to say over a training call: how often its idea was tried, and how that went. */
export interface TrainingSummary {
  readonly place: Place;
  readonly text: string;
}

/** A summary for each training call of a cell whose target was tried before. */
export function summariseTraining(
  { context, memory }: Workspace,
  { document, uid }: { document: AnalysedDocument; uid: string },
): readonly TrainingSummary[] {
  const { knowledge } = context;
  const objective = knowledge.objectiveFor(document.file, document.objectiveName)?.objective;
  return document.fits(uid).flatMap(({ fit, place }) => {
    const target = targetOf(fit, knowledge);
    const summary = memory.view.lens.summary({
      ...(target !== undefined && { target }),
      ...(objective && { objective }),
    });
    return summary ? [{ place, text: summary.text }] : [];
  });
}
