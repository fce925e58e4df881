import type { Connector } from '../connector';
import { readContract } from './readContract';

const fileName = /(?:odcs|data-?contract|contract)[^/]*\.ya?ml$/i;
const folderName = /(?:^|\/)(?:data-?)?contracts?\//i;

/** Data contracts in the Open Data Contract Standard, 3.x. */
export const odcs: Connector = {
  name: 'odcs',
  system: 'odcs',
  version: 1,
  claim: (files) =>
    files.yaml
      .filter((path) => fileName.test(path) || folderName.test(path))
      .map((path) => ({
        key: path,
        path,
        group: path,
        files: [path],
        read: (inputs) => readContract(path, inputs),
      })),
};
