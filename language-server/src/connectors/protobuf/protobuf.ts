/** A decoded message: by field number, the values in order. Nested messages stay bytes. */
export type Fields = ReadonlyMap<number, readonly FieldValue[]>;
export type FieldValue = number | Uint8Array;

const decoder = new TextDecoder('utf-8');
const wireType = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Decodes one protobuf message without its schema. What follows a fault is left out. Never throws. */
export function decodeFields(bytes: Uint8Array): Fields {
  const fields = new Map<number, FieldValue[]>();
  const cursor = { bytes, offset: 0 };
  while (cursor.offset < bytes.length) {
    const tag = readVarint(cursor);
    const value = tag === undefined ? undefined : readValue(cursor, tag & 7);
    if (tag === undefined || value === undefined) break;
    const number = Math.floor(tag / 8);
    const known = fields.get(number);
    if (known === undefined) fields.set(number, [value]);
    else known.push(value);
  }
  return fields;
}

/** All messages in a repeated field. */
export function messagesIn(fields: Fields, field: number): Fields[] {
  return (fields.get(field) ?? []).flatMap((value) =>
    typeof value === 'number' ? [] : [decodeFields(value)],
  );
}

/** The message in a field, or undefined. */
export function messageIn(fields: Fields, field: number): Fields | undefined {
  return messagesIn(fields, field).at(-1);
}

/** All texts in a repeated field. */
export function textsIn(fields: Fields, field: number): string[] {
  return (fields.get(field) ?? []).flatMap((value) =>
    typeof value === 'number' ? [] : [decoder.decode(value)],
  );
}

/** The text in a field, or undefined. */
export function textIn(fields: Fields, field: number): string | undefined {
  return textsIn(fields, field).at(-1);
}

/** The number in a field, or undefined. */
export function numberIn(fields: Fields, field: number): number | undefined {
  const value = fields.get(field)?.at(-1);
  return typeof value === 'number' ? value : undefined;
}

interface Cursor {
  readonly bytes: Uint8Array;
  offset: number;
}

function readValue(cursor: Cursor, type: number): FieldValue | undefined {
  switch (type) {
    case wireType.varint:
      return readVarint(cursor);
    case wireType.bytes:
      return readBytes(cursor, readVarint(cursor));
    case wireType.fixed64:
      return readBytes(cursor, 8);
    case wireType.fixed32:
      return readBytes(cursor, 4);
    default:
      return undefined;
  }
}

function readBytes(cursor: Cursor, length: number | undefined): Uint8Array | undefined {
  if (length === undefined || length < 0 || cursor.offset + length > cursor.bytes.length) {
    return undefined;
  }
  const start = cursor.offset;
  cursor.offset += length;
  return cursor.bytes.subarray(start, cursor.offset);
}

/** Exact up to 2^53. A negative number takes ten bytes; those in use (exit codes) have 32 bits. */
function readVarint(cursor: Cursor): number | undefined {
  let value = 0;
  let low = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = cursor.bytes[cursor.offset];
    if (byte === undefined) return undefined;
    cursor.offset += 1;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (index < 5) low |= (byte & 0x7f) << (7 * index);
    if (byte < 0x80) return index === 9 ? low : value;
  }
  return undefined;
}
