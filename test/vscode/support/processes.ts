import { execFileSync } from 'node:child_process';

/** Ids of the language servers that this extension host has started. */
export function languageServers(): readonly number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split(
    '\n',
  );
  return rows.flatMap((row) => {
    const [pid, parent, ...command] = row.trim().split(/\s+/);
    const isOurs =
      Number(parent) === process.pid && command.join(' ').includes('language-server.js');
    return isOurs ? [Number(pid)] : [];
  });
}
