/**
 * Asks the process that started this VS Code for something that only it can do.
 *
 * @param name what is asked for, such as `click`
 * @returns the answer, null where there is nothing to tell
 * @throws with the reason when it could not be done
 */
export async function ask(name: string, details: object = {}): Promise<unknown> {
  const address = process.env['PRECEDENT_TEST_CHANNEL'];
  if (address === undefined) throw new Error('PRECEDENT_TEST_CHANNEL is not set: use run.mjs.');
  const body = JSON.stringify({ ...details, do: name });
  const response = await fetch(address, { method: 'POST', body });
  const reply: unknown = await response.json();
  if (typeof reply !== 'object' || reply === null) throw new Error(`No answer to "${name}".`);
  if ('error' in reply) throw new Error(String(reply.error));
  return 'value' in reply ? reply.value : null;
}
