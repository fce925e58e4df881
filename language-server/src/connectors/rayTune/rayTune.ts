import type { Connector, SourceClaim } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { readExperiment } from './readExperiment';
import { isTrialFolder } from './trialFolder';

const trialFiles = ['params.json', 'result.json', 'progress.csv', 'error.txt'];

/** Ray Tune's results: one source an experiment, whose trials search over settings. */
export const rayTune: Connector = {
  name: 'rayTune',
  system: 'ray',
  version: 1,
  claim: (files) => {
    const experiments = new Map<string, string[]>();
    for (const trial of files.named('params.json').map(folderOf)) {
      if (!isTrialFolder(files, trial)) continue;
      const experiment = folderOf(trial);
      const known = experiments.get(experiment);
      if (known === undefined) experiments.set(experiment, [trial]);
      else known.push(trial);
    }
    return [...experiments].map(([experiment, trials]) => claimOf(files, experiment, { trials }));
  },
};

function claimOf(
  files: FileIndex,
  experiment: string,
  { trials }: { trials: readonly string[] },
): SourceClaim {
  const inTrials = trials.flatMap((trial) =>
    trialFiles.map((name) => `${trial}/${name}`).filter((path) => files.has(path)),
  );
  // The name of the state holds a time; the last one is of the last start of the experiment.
  const state = files
    .under(experiment)
    .findLast((path) => folderOf(path) === experiment && /^experiment_state-/.test(nameOf(path)));
  return {
    key: experiment,
    path: inTrials[0] ?? experiment,
    group: experiment,
    files: state === undefined ? inTrials : [state, ...inTrials],
    read: (inputs) => readExperiment({ experiment, trials, state }, inputs),
  };
}
