import { layering } from '../../../../scripts/lint/layering.mjs';
import { checkRule } from './ruleTester.mjs';

const rule = 'language-server/src/rules/leak/fit.ts';
const part = 'language-server/src/connectors/mlflow/read.ts';

checkRule('layering', layering, {
  accepts: [
    { in: 'extension/src/client.ts', code: "import { a } from '../../protocol/src/lsp';" },
    { in: 'extension/src/client.ts', code: "import * as vscode from 'vscode';" },
    { in: 'webview/src/main.ts', code: "import type { A } from '../../protocol/src/webview';" },
    { in: 'webview/src/main.ts', code: "import { type A } from '../../protocol/src/webview';" },
    { in: rule, code: "import { a } from '../../analysis/origins';" },
    { in: part, code: "import { parse } from 'yaml';" },
    { in: part, code: "import { a } from '../../analysis/origins';" },
    { in: part, code: "import { b } from '../../../../protocol/src/records/attempt';" },
    { in: 'language-server/src/cli.ts', code: "import { a } from './engine/check';" },
    { in: 'language-server/src/memory/store.ts', code: "import { Low } from 'lowdb';" },
  ],
  reports: [
    {
      in: 'extension/src/client.ts',
      code: "import { a } from '../../language-server/src/engine/check';",
      errors: ['layer'],
    },
    {
      in: 'webview/src/main.ts',
      code: "import { a } from '../../protocol/src/webview';",
      errors: ['typeOnly'],
    },
    { in: rule, code: "import { readFileSync } from 'node:fs';", errors: ['layer'] },
    { in: rule, code: "import type { A } from '../../engine/check';", errors: ['layer'] },
    { in: rule, code: "export { a } from '../../connectors/mlflow/read';", errors: ['layer'] },
    { in: part, code: "import { a } from '../../engine/check';", errors: ['upwards'] },
    { in: part, code: "const a = import('../../cli');", errors: ['upwards'] },
    {
      in: 'language-server/src/engine/check.ts',
      code: "import { a } from '../features/hover';",
      errors: ['upwards'],
    },
    { in: part, code: "import initSqlJs from 'sql.js';", errors: ['owner'] },
    { in: part, code: "import { JSONFile } from 'lowdb/node';", errors: ['owner'] },
    { in: part, code: "import type * as vscode from 'vscode';", errors: ['owner'] },
    { in: 'protocol/src/lsp.ts', code: "import { join } from 'node:path';", errors: ['layer'] },
  ],
});
