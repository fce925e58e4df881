/**
 * Who may import whom. A file belongs to the first row whose `from` its path starts with. `may` lists
 * folders of this repository (with a trailing slash), files and packages (`node:` and `name/` as
 * prefixes); `types` lists what may only be imported as types. Paths are from the repository's root.
 */
const server = 'language-server/src/';
const pure = ['analysis/', 'rules/', 'python/'].map((part) => server + part);
const doors = ['features/', 'cli/', 'main', 'cli', 'mcp', 'server', 'rpc'].map(
  (part) => server + part,
);

export const layers = [
  { from: 'protocol/', may: ['protocol/', 'zod'] },
  {
    from: 'webview/',
    may: ['webview/', '@vscode/webview-ui-toolkit'],
    types: ['protocol/'],
  },
  {
    from: 'extension/',
    may: ['extension/', 'protocol/', 'vscode', 'vscode-languageclient', 'node:', 'zod'],
  },
  ...pure.map((from) => ({ from, may: [...pure, 'protocol/', '@lezer/'] })),
  { from: server, may: [server, 'protocol/', 'node:', 'package:'] },
];

/** Inside the server, what stands below must not reach up: doors ask the engine, the engine the parts. */
export const heights = [
  { folders: doors, height: 3 },
  { folders: [`${server}engine/`], height: 2 },
  { folders: [server], height: 1 },
];

/** Packages that exactly one folder may import, so that each can be replaced in one place. */
export const owners = [
  { packages: ['lowdb'], folders: [`${server}memory/`] },
  { packages: ['sql.js', 'node:sqlite'], folders: [`${server}sqlite/`] },
  { packages: ['openai'], folders: [`${server}model/`] },
  { packages: ['pg'], folders: [`${server}memory/postgres/`] },
  { packages: ['vscode'], folders: ['extension/', 'test/vscode/'] },
];
