import { runCli } from './cli/runCli';

// A reader that stops early (`precedent check | head`) is no failure.
process.stdout.on('error', () => process.exit(0));

const done = runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  colours: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
void done.then((code) => {
  // Not `process.exit`: output that is still in the pipe would be lost.
  process.exitCode = code;
});
