/**
 * @typedef {object} Run A VS Code of its own, with its own profile and its own copy of a workspace.
 * @property {string} name
 * @property {string} workspace folder to copy, relative to the repository
 * @property {boolean} trusted whether the workspace is trusted
 * @property {boolean} [packaged] whether the extension is installed from its package, not the sources
 * @property {readonly (readonly string[])[]} windows names of files in suites/, without ending. Each
 *   inner list is one window; the windows follow one another, like a reload, over the same workspace
 */

/** @type {readonly Run[]} */
export const runs = [
  {
    name: 'window',
    workspace: 'test/vscode/workspaces/plain',
    trusted: true,
    windows: [['window', 'commandsAndSettings'], ['reloadedWindow']],
  },
  {
    name: 'restricted',
    workspace: 'test/vscode/workspaces/plain',
    trusted: false,
    windows: [['restrictedWindow']],
  },
  {
    name: 'demo',
    workspace: 'media/demo/retail',
    trusted: true,
    windows: [['demoNotebook', 'timelinePanel', 'dismissal'], ['reloadedDemo']],
  },
  {
    name: 'edits',
    workspace: 'media/demo/retail',
    trusted: true,
    windows: [['notebookEdits', 'liveChanges', 'serverLife']],
  },
  {
    name: 'restricted-demo',
    workspace: 'media/demo/retail',
    trusted: false,
    windows: [['restrictedDemo']],
  },
  {
    name: 'packaged',
    workspace: 'media/demo/retail',
    trusted: true,
    packaged: true,
    windows: [['packagedExtension']],
  },
];
