/**
 * Address at which a browser finds the workbench.
 *
 * @param {{ authority: string, token: string }} server
 * @param {string} workspace absolute path of the folder to open
 * @param {{ extensionPath: string, testModule: string }} [development] an extension to load from its folder, and a module to run in it
 */
export function workbenchUrl({ authority, token }, workspace, development) {
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('tkn', token);
  url.searchParams.set('folder', workspace);
  if (development) {
    const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${encodeURI(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(development.extensionPath)],
      ['extensionTestsPath', remote(development.testModule)],
      ['skipWelcome', 'true'],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}
