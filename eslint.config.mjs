import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layering } from './scripts/lint/layering.mjs';
import { liveComments } from './scripts/lint/liveComments.mjs';
import { namespaceZod } from './scripts/lint/namespaceZod.mjs';
import { noFixtureNames } from './scripts/lint/noFixtureNames.mjs';
import { plainNames } from './scripts/lint/plainNames.mjs';
import { safetyComment } from './scripts/lint/safetyComment.mjs';

const own = {
  rules: {
    layering,
    'live-comments': liveComments,
    'namespace-zod': namespaceZod,
    'no-fixture-names': noFixtureNames,
    'plain-names': plainNames,
    'safety-comment': safetyComment,
  },
};

const sources = [
  'protocol/**/*.ts',
  'language-server/**/*.ts',
  'extension/**/*.ts',
  'webview/**/*.ts',
];

const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'URL',
  'URLSearchParams',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'module',
  'performance',
  'process',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

const size = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 15],
  'max-depth': ['error', 4],
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'out/',
      'node_modules/',
      'media/',
      '**/*.d.ts',
      'test/fixtures/',
      '**/host/node_modules/',
    ],
  },
  js.configs.recommended,
  {
    plugins: { own },
    settings: { root: import.meta.dirname },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...size,
      'no-warning-comments': ['error', { terms: ['todo', 'hack', 'xxx'], location: 'start' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
      ],
      eqeqeq: 'error',
      'no-implicit-coercion': 'error',
      'own/live-comments': 'error',
      'own/plain-names': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The editor's API takes any object of the right shape, a Disposable for one.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The own rule asks for the invariant, in the same form as for `as`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'own/layering': 'error',
      'own/namespace-zod': 'error',
      'own/safety-comment': 'error',
    },
  },
  { files: sources, rules: { 'own/no-fixture-names': 'error' } },
  {
    files: sources,
    ignores: ['language-server/src/cli.ts', 'language-server/src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A describe block is a list of tests, not a function to read at once.
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['test/**/*.mjs'],
    languageOptions: {
      globals: { describe: 'readonly', it: 'readonly', before: 'readonly', after: 'readonly' },
    },
  },
  {
    // Tools that read a configuration file ask for a default export.
    files: ['*.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
