import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { featuresOfSettings } from '../normalise/featureList';
import { familyOfSettings } from '../normalise/modelFamily';
import { observationsOf } from '../normalise/observations';
import { outcomeOf } from '../normalise/outcome';
import { parametersOf } from '../normalise/parameters';
import { statedDataset, statedObjective, statedValidation } from '../normalise/statedObjective';
import { transformsOfSettings } from '../normalise/transforms';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine, cleanNote } from '../untrustedText';

/** What the log or the files of a run tell. People's and machines' names are never taken up. */
export interface WandbRun {
  id?: string | undefined;
  project?: string | undefined;
  name?: string | undefined;
  notes?: string | undefined;
  tags?: readonly string[] | undefined;
  /** ISO 8601. */
  start?: string | undefined;
  commit?: string | undefined;
  exitCode?: number | undefined;
  /** Everything that was configured, W&B's own keys left out. */
  readonly config: Map<string, unknown>;
  /** Last or summarised value by metric. */
  readonly summary: Map<string, number>;
  /** Last lines that the program printed. */
  readonly output: string[];
}

/** A run of which nothing is known. */
export function emptyRun(): WandbRun {
  return { config: new Map(), summary: new Map(), output: [] };
}

/** What the log says, completed by the files where the log says nothing. */
export function mergeRuns(log: WandbRun, files: WandbRun): WandbRun {
  return {
    ...files,
    ...withoutUndefined(log),
    config: new Map([...files.config, ...log.config]),
    summary: new Map([...files.summary, ...log.summary]),
    output: log.output.length > 0 ? log.output : files.output,
  };
}

/**
 * One run as an attempt.
 * @param folder what the name of the run's folder tells: its id and local start time.
 */
export function wandbAttempt(
  run: WandbRun,
  source: SourceRef,
  { folder }: { folder: { id: string; start: string | undefined } },
): Attempt {
  const { config, notes, tags, exitCode } = run;
  const status = statusOf(exitCode);
  const features = featuresOfSettings(config);
  return withoutUndefined({
    id: `wandb:${cleanLine(run.id ?? folder.id)}`,
    name: optionalLine(run.name),
    source,
    commit: optionalLine(run.commit),
    date: run.start ?? folder.start,
    objective: statedObjective(config),
    touched: withoutUndefined({
      columns: [...(features?.columns ?? [])],
      transforms: transformsOfSettings(config),
      model: familyOfSettings(config),
      parameters: parametersOf(config, features?.key),
    }),
    dataset: statedDataset(config),
    validation: statedValidation(config),
    observations: observationsOf(run.summary),
    ...outcomeOf(withoutUndefined({ status, exitCode, note: notes, tags, labels: config })),
    origin: withoutUndefined({
      experiment: optionalLine(run.project),
      note: notes === undefined || notes === '' ? undefined : cleanNote(notes),
      tags: tags && tags.length > 0 ? tags.slice(0, 50).map(cleanLine) : undefined,
      status,
      exitCode,
      failure: exitCode === undefined || exitCode === 0 ? undefined : failureIn(run.output),
    }),
  });
}

/** Without an exit record the run crashed, was killed or is still going: not to be told apart. */
function statusOf(exitCode: number | undefined): Attempt['origin']['status'] {
  if (exitCode === undefined) return 'unknown';
  return exitCode === 0 ? 'finished' : 'failed';
}

/** The last line of the last traceback: the exception itself. */
function failureIn(output: readonly string[]): string | undefined {
  const lines = output.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const start = lines.findLastIndex((line) => line.includes('Traceback (most recent call last)'));
  const after = start === -1 ? [] : lines.slice(start + 1);
  const message =
    after.find((line) =>
      /^[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Warning)?(?::|$)/.test(line),
    ) ?? lines.findLast((line) => /^[A-Za-z_][\w.]*(?:Error|Exception):/.test(line));
  return optionalLine(message);
}

function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : cleanLine(text);
  return line === '' ? undefined : line;
}
