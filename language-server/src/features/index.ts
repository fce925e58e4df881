import { codeActions } from './codeActions';
import { codeLens } from './codeLens';
import { diagnostics } from './diagnostics';
import { dismiss } from './dismiss';
import { explain } from './explain';
import type { Feature } from './feature';
import { hover } from './hover';
import { memoryStatus } from './memoryStatus';
import { watchedFiles } from './watchedFiles';
import { workspaceFolders } from './workspaceFolders';

/** Everything that the language server does. To add a feature, add a file and a row. */
export const features: readonly Feature[] = [
  diagnostics,
  hover,
  codeLens,
  codeActions,
  explain,
  dismiss,
  workspaceFolders,
  watchedFiles,
  memoryStatus,
];
