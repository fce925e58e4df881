import type { CommandFactory } from './command';

/** Shows what Precedent did and which inputs it could not read. */
export const showLog: CommandFactory =
  ({ log }) =>
  () => {
    log.show();
    return Promise.resolve();
  };
