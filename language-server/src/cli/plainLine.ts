import { oneLine } from '../rules/untrustedText';

/** Longer than any sentence of ours; shorter than what would flood a terminal. */
const longest = 2_000;

/** Untrusted text on one line of a terminal, without escape sequences. */
export function plainLine(text: string): string {
  return oneLine(text, longest);
}
