/**
 * A zip archive from someone else, read with suspicion: every part is checked against the limits
 * before a byte of it is unpacked, and unpacked only up to the size the directory declares.
 */
import { inflateRawSync } from 'node:zlib';

/** Why an archive is not read; the text follows the file's name. */
export class UnreadableArchive extends Error {}

const MB = 1024 * 1024;
const MOST_PARTS = 2_000;
const LARGEST_PART = 256 * MB;
const LARGEST_TOTAL = 384 * MB;
/** A part this much larger unpacked than packed is no spreadsheet's; small parts may well be. */
const HIGHEST_RATIO = 250;
const RATIO_COUNTS_FROM = 8 * MB;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

export interface ZipArchive {
  readonly has: (name: string) => boolean;
  /** The unpacked bytes of a part; throws {@link UnreadableArchive} if it is not there or lies. */
  readonly read: (name: string) => Uint8Array;
}

/** The archive's directory, checked. Throws {@link UnreadableArchive}. */
export function openArchive(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = readDirectory(view, bytes);
  refuseOverlaps(parts, bytes.length);
  refuseTooLarge(parts);
  return {
    has: (name) => parts.has(name),
    read: (name) => {
      const part = parts.get(name);
      if (!part) throw new UnreadableArchive(`is damaged: its part “${name}” is missing.`);
      return unpack(view, bytes, part);
    },
  };
}

const cutShort = () =>
  new UnreadableArchive('is damaged or was cut off while it was sent or saved; ask for it again.');

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Part> {
  const end = findEnd(view);
  const entries = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  if (entries === 0xffff || offset === 0xffffffff || entries > MOST_PARTS) {
    throw new UnreadableArchive(
      `has more than ${MOST_PARTS.toLocaleString('en-GB')} parts inside; that is no table of readings.`,
    );
  }
  if (offset + size > end) throw cutShort();
  const parts = new Map<string, Part>();
  for (let entry = 0; entry < entries; entry += 1) {
    if (offset + ENTRY_LENGTH > end || view.getUint32(offset, true) !== DIRECTORY_ENTRY) {
      throw cutShort();
    }
    const nameLength = view.getUint16(offset + 28, true);
    const nameAt = offset + ENTRY_LENGTH;
    const name = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength));
    if ((view.getUint16(offset + 8, true) & 1) !== 0) throw encrypted();
    if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) {
      throw new UnreadableArchive('is not a spreadsheet: parts of it point outside the file.');
    }
    if (parts.has(name)) {
      throw new UnreadableArchive(`is damaged: its part “${name}” is there twice.`);
    }
    parts.set(name, {
      name,
      method: view.getUint16(offset + 10, true),
      packedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      localOffset: view.getUint32(offset + 42, true),
    });
    offset =
      nameAt + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return parts;
}

function encrypted(): UnreadableArchive {
  return new UnreadableArchive(
    'is protected by a password; open it, save it without the password, and import that copy.',
  );
}

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw cutShort();
}

function refuseOverlaps(parts: ReadonlyMap<string, Part>, length: number): void {
  let reached = 0;
  for (const part of [...parts.values()].sort((a, b) => a.localOffset - b.localOffset)) {
    if (part.localOffset < reached) {
      throw new UnreadableArchive('is not a spreadsheet: parts of it share the same bytes.');
    }
    reached = part.localOffset + LOCAL_LENGTH + part.name.length + part.packedSize;
    if (reached > length) throw cutShort();
  }
}

function refuseTooLarge(parts: ReadonlyMap<string, Part>): void {
  const inMB = (size: number) => `${Math.ceil(size / MB)} MB`;
  let total = 0;
  for (const { name, size, packedSize } of parts.values()) {
    total += size;
    const isBomb = size > RATIO_COUNTS_FROM && size > packedSize * HIGHEST_RATIO;
    if (size > LARGEST_PART || isBomb) {
      throw new UnreadableArchive(
        `is too large inside: its part “${name}” would unpack from ${inMB(packedSize)} to ${inMB(size)}. Save the table as CSV instead.`,
      );
    }
  }
  if (total > LARGEST_TOTAL) {
    throw new UnreadableArchive(
      `is too large inside: it would unpack to ${inMB(total)}; the limit is ${inMB(LARGEST_TOTAL)}. Save the table as CSV instead.`,
    );
  }
}

function unpack(view: DataView, bytes: Uint8Array, part: Part): Uint8Array {
  const { localOffset: at, packedSize, size, method, name } = part;
  if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw cutShort();
  }
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packedSize > bytes.length) throw cutShort();
  const packed = bytes.subarray(start, start + packedSize);
  const unpacked = method === STORED ? packed : method === DEFLATED ? inflate(packed, size) : null;
  if (unpacked?.length !== size) {
    throw new UnreadableArchive(
      `is damaged, or says less than the truth of the size of its part “${name}”; ask for it again.`,
    );
  }
  return unpacked;
}

/** Null where the data are damaged or unpack to more than they should. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
