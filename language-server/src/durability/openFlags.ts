import { constants } from 'node:fs';

/** Absent on Windows, where the flag is not needed to refuse a planted link: links need rights there. */
const noFollow = constants.O_NOFOLLOW || 0;

/** Flags of `open` by what the file is for. None of them follows a link in the last step of a path. */
export const openFlags = {
  read: constants.O_RDONLY | noFollow,
  append: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow,
  appendExisting: constants.O_RDWR | constants.O_APPEND | noFollow,
  createNew: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow,
} as const;

/** Files and folders of one person: nobody else reads them. */
export const ownerOnly = { file: 0o600, folder: 0o700 } as const;
