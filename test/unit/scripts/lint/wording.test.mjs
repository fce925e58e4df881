import { liveComments } from '../../../../scripts/lint/liveComments.mjs';
import { namespaceZod } from '../../../../scripts/lint/namespaceZod.mjs';
import { noFixtureNames } from '../../../../scripts/lint/noFixtureNames.mjs';
import { plainNames } from '../../../../scripts/lint/plainNames.mjs';
import { checkRule } from './ruleTester.mjs';

checkRule('live-comments', liveComments, {
  accepts: [
    '// Return early: the rest needs a split.',
    '// for example (a, b)',
    '// e.g. `df.shift(1)`',
  ],
  reports: [
    { code: '// const a = 1;', errors: ['code'] },
    { code: '// if (a) {\n//   call(b);\n// }', errors: ['code', 'code', 'code'] },
  ],
});

checkRule('namespace-zod', namespaceZod, {
  accepts: ["import * as z from 'zod';", "import { parse } from 'yaml';"],
  reports: [
    { code: "import { z } from 'zod';", errors: ['form'] },
    { code: "import * as z from 'zod/v4';", errors: ['form'] },
  ],
});

checkRule('no-fixture-names', noFixtureNames, {
  accepts: ["const a = 'temperature';"],
  reports: [
    { code: "const a = 'weather_daily.temp_max_c';", errors: ['fixture'] },
    { code: 'const a = `${b} units_sold`;', errors: ['fixture'] },
  ],
});

checkRule('plain-names', plainNames, {
  accepts: [
    { in: 'protocol/src/lsp.ts', code: '' },
    { in: 'test/unit/engine/checkFile.test.ts', code: '' },
  ],
  reports: [
    { in: 'protocol/src/utils.ts', code: '', errors: ['vague'] },
    { in: 'protocol/common/lsp.ts', code: '', errors: ['vague'] },
    { in: 'protocol/src/check-file.ts', code: '', errors: ['camelCase'] },
  ],
});
