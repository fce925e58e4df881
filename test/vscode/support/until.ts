const intervalMilliseconds = 50;

/**
 * Reads again and again until `accept` says yes, and gives what was read.
 *
 * @param accept which value to wait for
 * @param options `what` ends the sentence "Gave up waiting for ..."; 20 s unless told otherwise
 * @throws with the last value read when the time is over
 */
export async function until<T>(
  read: () => T | Thenable<T>,
  accept: (value: T) => boolean,
  { what, milliseconds = 20_000 }: { what: string; milliseconds?: number },
): Promise<T> {
  const giveUpAt = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > giveUpAt) {
      throw new Error(`Gave up waiting for ${what}. Last seen: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMilliseconds));
  }
}
