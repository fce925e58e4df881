/**
 * npm test [-- --only NAME,...] [--full]: every suite of `suites.mjs` in order. The last line is
 * `N passed, N failed` over all of them. `--full` makes the property tests use their large counts.
 */
import { ensureInstalled } from './setUp.mjs';
import { suites } from './suites.mjs';

ensureInstalled();
if (process.argv.includes('--full')) process.env.PRECEDENT_FULL = '1';

const total = { passed: 0, failed: 0 };
const summary = [];
for (const suite of chosen()) {
  console.log(`\n== ${suite.name}`);
  const started = Date.now();
  const { passed, failed } = await suite.run();
  total.passed += passed;
  total.failed += failed;
  summary.push(line(suite.name, { passed, failed, seconds: (Date.now() - started) / 1000 }));
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function chosen() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return suites;
  const names = process.argv[at + 1]?.split(',') ?? [];
  return suites.filter(({ name }) => names.includes(name));
}

function line(name, { passed, failed, seconds }) {
  const state = failed > 0 ? 'FAILED' : 'ok';
  return `${state.padEnd(7)}${name.padEnd(16)}${passed} of ${passed + failed}  (${seconds.toFixed(1)} s)`;
}
