/**
 * Waits for `work`, but not for ever: rejects after `milliseconds` with a message that names what was awaited.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {number} milliseconds
 * @param {string} what ends the sentence "Gave up after n s waiting for ..."
 * @returns {Promise<T>}
 */
export async function withDeadline(work, milliseconds, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const expired = new Promise((_resolve, reject) => {
    const message = `Gave up after ${Math.round(milliseconds / 1000)} s waiting for ${what}.`;
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
