// eslint-disable-next-line no-control-regex -- control characters are what has to go
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** Untrusted text on one line of a terminal: escape sequences and line breaks become spaces. */
export function plainLine(text: string): string {
  return text.replaceAll(controls, ' ');
}
