import type { Connector } from '../connector';
import { nameOf } from '../fileIndex';
import { readCatalog } from './readCatalog';

/** Kedro's catalogue: the datasets of `conf/<environment>/catalog*.yml`. */
export const kedro: Connector = {
  name: 'kedro',
  system: 'kedro',
  version: 1,
  claim: (files) =>
    files.yaml
      .filter((path) => /(?:^|\/)conf\/[^/]+\//.test(path))
      .filter((path) => /^catalog/.test(nameOf(path)) || /\/catalog\//.test(path))
      .map((path) => ({
        key: path,
        path,
        group: path,
        files: [path],
        read: (inputs) => readCatalog(path, inputs),
      })),
};
