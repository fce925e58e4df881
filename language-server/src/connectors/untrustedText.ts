/** Longest note that is kept, in characters; anything else is kept far shorter. */
const maxNote = 4096;
const maxLine = 500;

// Control characters except newline and tab, and characters that only change how others are shown.
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const homeFolder = /(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]Users[\\/])[^\\/\s'"]+/g;
const emailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** A note of a tracker as inert text: no control characters, no e-mail addresses, at most 4 kB. */
export function cleanNote(text: string): string {
  return clean(text, maxNote);
}

/** A name, tag or message of a tracker as one inert line of at most 500 characters. */
export function cleanLine(text: string): string {
  return clean(text.replace(/[\r\n\t]+/g, ' '), maxLine);
}

function clean(text: string, limit: number): string {
  // Cut first: what lies beyond the limit is not worth the time of the patterns below.
  const inert = text
    .slice(0, limit * 2)
    .replaceAll('\r\n', '\n')
    .replace(invisible, '')
    .replace(homeFolder, '~')
    .replace(emailAddress, '(address removed)')
    .trim();
  const short = inert.length <= limit ? inert : `${inert.slice(0, limit - 1).trimEnd()}…`;
  // Half of a surrogate pair, as a cut may leave it, is no text.
  return short.replace(/\p{Cs}/gu, '');
}
