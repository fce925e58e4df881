import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/** @typedef {(request: Record<string, unknown>) => Promise<unknown>} Answer */
/** @typedef {{ url: string, stop: () => Promise<void> }} RequestChannel */

/**
 * Lets a test inside the extension host ask this process for what only this process can do, such
 * as a click in the page. A request is a POST to the loopback address with `{"do": NAME, ...}`;
 * the answer is `{"value": ...}` or `{"error": "..."}`.
 *
 * @param {(name: string) => Answer | undefined} findAnswer
 * @returns {Promise<RequestChannel>}
 */
export async function openRequestChannel(findAnswer) {
  // The path is a secret: a web page open elsewhere on this machine must not reach the answers.
  const path = `/${randomUUID()}`;
  const server = createServer((incoming, outgoing) => {
    if (incoming.url !== path || incoming.method !== 'POST') {
      outgoing.writeHead(404).end();
      return;
    }
    readAndAnswer(incoming, findAnswer).then((reply) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    });
  });
  const port = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? address?.port : undefined);
    });
  });
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}${path}`, stop };
}

/**
 * @param {import('node:http').IncomingMessage} incoming
 * @param {(name: string) => Answer | undefined} findAnswer
 */
async function readAndAnswer(incoming, findAnswer) {
  try {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const request = JSON.parse(body);
    const answer = findAnswer(String(request.do));
    if (!answer) throw new Error(`Nothing answers the request "${request.do}" in this run.`);
    return { value: (await answer(request)) ?? null };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
