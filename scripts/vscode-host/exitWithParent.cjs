// Loaded into the server by `node --require`. The server keeps running when whoever started it is
// killed outright; the closed standard input is then the only sign that it was.
// The server's own children inherit the flag but not the pipe, so they leave at once.
if (process.argv[1]?.endsWith('server-main.js')) {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdin.resume();
}
