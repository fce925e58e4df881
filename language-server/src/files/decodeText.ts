/** Text of a file, and what is wrong with its bytes, if anything. */
export interface DecodedText {
  readonly text: string;
  readonly fault?: string;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/**
 * Decodes UTF-8, with or without a byte order mark. Other bytes are replaced by U+FFFD and named in
 * `fault`, one sentence for a person. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    return { text: '', fault: `is encoded as ${encoding}; save it as UTF-8.` };
  }
  try {
    return { text: strict.decode(bytes) };
  } catch {
    const fault = 'holds bytes that are not valid UTF-8; save it as UTF-8.';
    return { text: lenient.decode(bytes), fault };
  }
}

function otherEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'UTF-16';
  return first === 0xfe && second === 0xff ? 'UTF-16' : undefined;
}
