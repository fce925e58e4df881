// A process of its own around test-electron, so that its window can be ended from outside when it hangs.
// Takes the options as JSON; its exit code is that of the tests.
import { runTests } from '@vscode/test-electron';

try {
  process.exitCode = await runTests(JSON.parse(process.argv[2] ?? '{}'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
