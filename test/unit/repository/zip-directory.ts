import { Buffer } from 'node:buffer';

/** What a zip says of one file. */
export interface ZipEntry {
  path: string;
  /** Year, month, day, hour, minute and second, as the zip keeps them: without a time zone. */
  date: number[];
  /** Kind and rights of the file on Unix, in octal digits. */
  mode: string;
}

const endOfDirectory = 0x06054b50;
const endLength = 22;
const entryLength = 46;

/** The entries of a zip in their order, read by the file format: https://libzip.org/specifications/appnote_iso.txt */
export function zipDirectory(zip: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(zip);
  const end = bytes.length - endLength;
  if (bytes.readUInt32LE(end) !== endOfDirectory) throw new Error('This is no zip without a comment.');
  const entries: ZipEntry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); at < end; ) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const start = at + entryLength;
    entries.push({
      path: bytes.toString('utf8', start, start + nameLength),
      date: dateOf(bytes.readUInt16LE(at + 14), bytes.readUInt16LE(at + 12)),
      mode: bytes.readUInt16LE(at + 40).toString(8),
    });
    at = start + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function dateOf(day: number, time: number): number[] {
  return [
    ...[1980 + (day >> 9), (day >> 5) & 15, day & 31],
    ...[time >> 11, (time >> 5) & 63, (time & 31) * 2],
  ];
}
