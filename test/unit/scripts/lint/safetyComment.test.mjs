import { safetyComment } from '../../../../scripts/lint/safetyComment.mjs';
import { checkRule } from './ruleTester.mjs';

checkRule('safety-comment', safetyComment, {
  accepts: [
    'const a = [1] as const;',
    '// SAFETY: the schema says so\nconst a = b as string;',
    '// SAFETY: the schema says so,\n// and it was parsed above.\nconst a = b as string;',
    '// SAFETY: the list is never empty\nreturnFirst(list[0]!);',
    'const a = {\n  // SAFETY: parsed above\n  b: c as string,\n};',
    '// SAFETY: one statement over several lines\nconst a = call({\n  b: c as string,\n});',
  ],
  reports: [
    { code: 'const a = b as string;', errors: ['missing'] },
    { code: 'const a = b!;', errors: ['missing'] },
    { code: 'class A { b!: string }', errors: ['missing'] },
    { code: '// The schema says so.\nconst a = b as string;', errors: ['missing'] },
    { code: '// SAFETY: too far away\n\nconst a = b as string;', errors: ['missing'] },
    {
      code: '// SAFETY: of another\nconst a = () => {\n  return b as string;\n};',
      errors: ['missing'],
    },
  ],
});
