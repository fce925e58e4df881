import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';

/** Checks a rule against TypeScript: code that it accepts, and code with the messages it reports. */
export function checkRule(name, rule, { accepts, reports }) {
  const tester = new RuleTester({
    languageOptions: { parser: tseslint.parser },
    settings: { root: process.cwd() },
  });
  tester.run(name, rule, {
    valid: accepts.map(place),
    invalid: reports.map(({ errors, ...source }) => ({
      ...place(source),
      errors: errors.map((messageId) => ({ messageId })),
    })),
  });
}

/** Code is a string, or `{ in, code }` where `in` is a path inside the repository. */
function place(source) {
  if (typeof source === 'string') return source;
  const { in: path, code } = source;
  return path === undefined ? { code } : { code, filename: `${process.cwd()}/${path}` };
}
