import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server';

// Editors choose the transport by an argument; without one we speak on standard input and output.
const hasTransport = process.argv.some((word) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(word));
const connection = hasTransport
  ? createConnection(ProposedFeatures.all)
  : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
startServer(connection);
