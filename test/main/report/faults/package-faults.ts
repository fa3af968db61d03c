/** The zip file itself: nothing hidden in it, nothing that a strict reader stumbles over. */
import { crc32, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04_03_4b_50;
const CENTRAL = 0x02_01_4b_50;
const END = 0x06_05_4b_50;
const END_SIZE = 22;
/** 1980-01-01, the first day that zip knows, at midnight. */
const FIRST_DAY = 0x00_21;
const NAME =
  /^(?:\[Content_Types\]\.xml|(?:[A-Za-z0-9_]+\/)*(?:[A-Za-z0-9_]+\.xml(?:\.rels)?|\.rels))$/;

export interface Unpacked {
  /** Every entry in the order of the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly faults: readonly string[];
}

/** The parts of an .xlsx file, read by the letter of the format, and what is wrong with the file. */
export function unpack(bytes: Uint8Array): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const faults: string[] = [];
  const parts = new Map<string, Uint8Array>();
  const end = bytes.length - END_SIZE;
  if (end < 0 || view.getUint32(end, true) !== END) {
    return { parts, faults: ['does not end with the directory of a zip file'] };
  }
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (view.getUint16(end + 8, true) !== count) faults.push('is divided over several disks');
  if (directory + view.getUint32(end + 12, true) !== end)
    faults.push('hides bytes in its directory');
  let at = directory;
  let expected = 0;
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL) {
      faults.push(`entry ${i + 1} of the directory is none`);
      break;
    }
    const entry = entryAt(view, at);
    const { name, local, packed } = entry;
    if (local !== expected) faults.push(`hides bytes before ${name}`);
    faults.push(...entryFaults(view, entry).map((fault) => `${name} ${fault}`));
    if (parts.has(name)) faults.push(`holds ${name} twice`);
    const from = local + 30 + name.length;
    const content = bytes.subarray(from, from + packed);
    parts.set(name, entry.method === 8 ? inflateRawSync(content) : content);
    faults.push(...contentFaults(entry, parts.get(name) ?? content));
    expected = from + packed;
    at += 46 + entry.nameLength + entry.extraLength + entry.commentLength;
  }
  if (expected !== directory) faults.push('hides bytes before its directory');
  if (at !== end) faults.push('lists more than it says');
  const names = [...parts.keys()];
  if (names[0] !== '[Content_Types].xml') faults.push('does not begin with its content types');
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    faults.push('holds names that differ in case alone');
  }
  return { parts, faults };
}

type Entry = ReturnType<typeof entryAt>;

function entryAt(view: DataView, at: number) {
  const nameLength = view.getUint16(at + 28, true);
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    time: view.getUint16(at + 12, true),
    day: view.getUint16(at + 14, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    nameLength,
    extraLength: view.getUint16(at + 30, true),
    commentLength: view.getUint16(at + 32, true),
    local: view.getUint32(at + 42, true),
    name: Buffer.from(view.buffer, view.byteOffset + at + 46, nameLength).toString('latin1'),
  };
}

function entryFaults(view: DataView, entry: Entry): string[] {
  const { name, local, flags, method, time, day } = entry;
  const faults: string[] = [];
  if (!NAME.test(name)) faults.push('has a name that no part has');
  if ((flags & ~0x08_06) !== 0) faults.push(`has flags ${flags}: encrypted, or with a descriptor`);
  if (method !== 0 && method !== 8) faults.push(`is packed by method ${method}`);
  if (time !== 0 || day !== FIRST_DAY) faults.push('tells when it was written');
  if (entry.extraLength + entry.commentLength > 0) faults.push('carries more than its content');
  const isSame =
    view.getUint32(local, true) === LOCAL &&
    view.getUint16(local + 6, true) === flags &&
    view.getUint16(local + 8, true) === method &&
    view.getUint32(local + 14, true) === entry.crc &&
    view.getUint32(local + 18, true) === entry.packed &&
    view.getUint32(local + 22, true) === entry.size &&
    view.getUint16(local + 26, true) === entry.nameLength &&
    view.getUint16(local + 28, true) === 0 &&
    Buffer.from(view.buffer, view.byteOffset + local + 30, entry.nameLength).toString('latin1') ===
      name;
  if (!isSame) faults.push('says otherwise of itself than the directory does');
  return faults;
}

function contentFaults({ name, size, crc }: Entry, content: Uint8Array): string[] {
  const faults: string[] = [];
  if (content.length !== size) faults.push(`${name} is not as long as it says`);
  if (crc32(content) !== crc) faults.push(`${name} does not fit its checksum`);
  return faults;
}
