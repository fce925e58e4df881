import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that tests run in processes of their own, because they are about several processes. */
export interface ChildProgram {
  /** Runs the program to its end and resolves to what it printed; rejects when it fails. */
  run(...parameters: readonly string[]): Promise<string>;
  /** Starts the program and resolves once it has printed `line`. */
  startUntil(line: string, ...parameters: readonly string[]): Promise<ChildProcess>;
  dispose(): void;
}

const bundle =
  'const [contents, resolveDir, outfile] = process.argv.slice(1);' +
  "require('esbuild').buildSync({ stdin: { contents, resolveDir, loader: 'ts' }, outfile," +
  " bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });";

/** Bundles TypeScript whose imports are relative to the repository. It runs inside an async function. */
export function childProgram({ imports, body }: { imports: string; body: string }): ChildProgram {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-program-'));
  const path = join(folder, 'program.cjs');
  const source = `${imports}\nvoid (async () => {\n${body}\n})();`;
  execFileSync(process.execPath, ['-e', bundle, source, process.cwd(), path]);
  const start = (parameters: readonly string[]) => {
    const child = spawn(process.execPath, [path, ...parameters], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8');
    return child;
  };
  return {
    run: (...parameters) =>
      new Promise((resolve, reject) => {
        const child = start(parameters);
        let output = '';
        child.stdout.on('data', (text: string) => (output += text));
        child.once('error', reject);
        child.once('close', (code) => {
          if (code === 0) resolve(output);
          else reject(new Error(`The program ended with ${String(code)}: ${output}`));
        });
      }),
    startUntil: (line, ...parameters) =>
      new Promise((resolve, reject) => {
        const child = start(parameters);
        let output = '';
        child.stdout.on('data', (text: string) => {
          output += text;
          if (output.includes(line)) resolve(child);
        });
        child.once('error', reject);
        child.once('close', () => reject(new Error(`The program ended early: ${output}`)));
      }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
