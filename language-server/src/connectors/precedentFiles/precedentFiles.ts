import type { Connector, ReadResult, SourceClaim, SourceInputs } from '../connector';
import { readAttempt } from './readAttempt';
import { readDefinitions } from './readDefinitions';
import { readDismissal } from './readDismissal';
import { horizonFiles, readObjective } from './readObjective';

type Reader = (path: string, inputs: SourceInputs) => ReadResult;

interface Kind {
  readonly path: RegExp;
  readonly read: Reader;
  readonly follow?: (path: string, inputs: SourceInputs) => readonly string[];
}

/** What people author under `.precedent/`, by where it lies. */
const kinds: readonly Kind[] = [
  { path: /^\.precedent\/definitions\/[^/]+\.ya?ml$/, read: readDefinitions },
  { path: /^\.precedent\/attempts\/[^/]+\.ya?ml$/, read: readAttempt },
  {
    path: /^\.precedent\/(?:objective|objectives\/[^/]+)\.ya?ml$/,
    read: readObjective,
    follow: horizonFiles,
  },
  { path: /^\.precedent\/dismissals\/[^/]+\.ya?ml$/, read: readDismissal },
];

/** The records that people keep in the repository itself. */
export const precedentFiles: Connector = {
  name: 'precedentFiles',
  system: 'precedent',
  version: 1,
  claim: (files) =>
    files.under('.precedent').flatMap((path) => {
      const kind = kinds.find((one) => one.path.test(path));
      return kind === undefined ? [] : [claimFile(path, kind)];
    }),
};

function claimFile(path: string, { read, follow }: Kind): SourceClaim {
  return {
    key: path,
    path,
    group: path,
    files: [path],
    ...(follow && { follow: (inputs: SourceInputs) => follow(path, inputs) }),
    read: (inputs) => read(path, inputs),
  };
}
