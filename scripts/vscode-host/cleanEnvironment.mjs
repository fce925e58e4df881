/**
 * This process's environment without what another VS Code or Electron left in it: a VS Code started
 * from the terminal of another one would believe that it runs inside that one.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return Object.fromEntries(inherited);
}
