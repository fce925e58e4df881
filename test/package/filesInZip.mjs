const endOfDirectory = 0x06054b50;
const entrySize = 46;

/** Names of the files in a zip archive, read from its central directory. */
export function filesInZip(bytes) {
  const end = bytes.lastIndexOf(signature(endOfDirectory));
  let offset = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const nameLength = bytes.readUInt16LE(offset + 28);
    const extraLength = bytes.readUInt16LE(offset + 30);
    const commentLength = bytes.readUInt16LE(offset + 32);
    const start = offset + entrySize;
    offset = start + nameLength + extraLength + commentLength;
    return bytes.toString('utf8', start, start + nameLength);
  });
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
