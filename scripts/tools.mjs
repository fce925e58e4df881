import { spawn } from 'node:child_process';
import { inProject, projectRoot } from './projectRoot.mjs';

/** The command-line tools of the project: name -> the script that Node runs. */
const tools = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  knip: 'node_modules/knip/bin/knip.js',
  vsce: 'node_modules/@vscode/vsce/vsce',
};

/** Runs one of the tools in the repository with this process's output; gives its exit code. */
export function runTool(name, parameters) {
  return runNode([inProject(tools[name]), ...parameters]);
}

/** Runs Node in the repository with this process's output; gives its exit code. */
export function runNode(parameters, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
