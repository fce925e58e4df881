import type { Problem } from '../../../protocol/src/records/source';

/** Files larger than this are not read unless a caller says otherwise. */
export const defaultMaxBytes = 50 * 1024 * 1024;

const adviceByCode: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  EACCES: 'may not be read; give yourself read permission',
  EPERM: 'may not be read; give yourself read permission',
  ELOOP: 'is a symbolic link and is not followed; put the file itself into the workspace',
  ENXIO: 'is not a regular file and is not read; move it out of the workspace',
  EISDIR: 'is a folder where a file is expected; check the path',
  ENOTDIR: 'lies under something that is not a folder; check the path',
  EBUSY: 'is locked by another program; close that program and import again',
  ENAMETOOLONG: 'has a path that is too long for this system; shorten it',
};

/** The system's error code (`ENOENT`), or an empty text for any other failure. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** One line for a file or folder that the system refused to give. */
export function systemProblem(file: string, error: unknown): Problem {
  const code = errorCode(error);
  const fallback = code === '' ? 'could not be read' : `could not be read (${code})`;
  return { file, message: `${adviceByCode[code] ?? `${fallback}; check the disk`}.` };
}

/** One line for a path that ends outside the workspace. */
export function outsideProblem(file: string): Problem {
  const message =
    'leads out of the workspace and is not read; copy what is needed into the workspace.';
  return { file, message };
}

/** One line for a named pipe, a device or a socket. */
export function specialFileProblem(file: string): Problem {
  const message = 'is not a regular file and is not read; move it out of the workspace.';
  return { file, message };
}

/** One line for a file above the limit; both in bytes. */
export function tooLargeProblem(file: string, size: number, maxBytes: number): Problem {
  const message = `is ${megabytes(size)} MB and files over ${megabytes(maxBytes)} MB are not read; split it, or move it out of the workspace.`;
  return { file, message };
}

function megabytes(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
