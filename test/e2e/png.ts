/** PNG as far as screenshots need it: read eight bits a channel, written small with 256 colours. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Three bytes a dot, row by row from the top: red, green, blue. */
  readonly rgb: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Channels by the colour type of the header. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

/** @throws Error where the bytes are no PNG of eight bits a channel, in colour, not interlaced */
export function readPng(bytes: Buffer): Raster {
  const chunks = chunksOf(bytes);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9] ?? 0];
  if (header[8] !== 8 || header[12] !== 0 || channels === undefined)
    throw new Error('This kind of PNG is not read here.');
  const dots = unfilter(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0)), width, channels);
  const palette = chunks.get('PLTE');
  const rgb = new Uint8Array(width * height * 3);
  for (let dot = 0; dot < width * height; dot += 1) {
    for (let part = 0; part < 3; part += 1) {
      const index = dots[dot * channels + (palette ? 0 : part)] ?? 0;
      rgb[dot * 3 + part] = palette ? (palette[index * 3 + part] ?? 0) : index;
    }
  }
  return { width, height, rgb };
}

/** Chunks by their names; those of one name in one. */
function chunksOf(bytes: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    const before = chunks.get(name);
    chunks.set(name, before ? Buffer.concat([before, data]) : data);
    at += length + 12;
  }
  return chunks;
}

/** Takes back what each row was filtered by. */
function unfilter(filtered: Buffer, width: number, channels: number): Uint8Array {
  const stride = width * channels;
  const rows = filtered.length / (stride + 1);
  const plain = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i += 1) {
      const at = row * stride + i;
      const left = i >= channels ? (plain[at - channels] ?? 0) : 0;
      const up = row > 0 ? (plain[at - stride] ?? 0) : 0;
      const corner = row > 0 && i >= channels ? (plain[at - stride - channels] ?? 0) : 0;
      const guess = predicted(filter, left, up, corner);
      plain[at] = (filtered[row * (stride + 1) + 1 + i] ?? 0) + guess;
    }
  }
  return plain;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const around = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((part) => Math.abs(around - part));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}

/** With the 256 colours that most dots have; the others take the nearest of them. */
export function writeSmallPng({ width, height, rgb }: Raster): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kept = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 256);
  const palette = kept.map(([colour]) => colour);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let dot = 0; dot < width * height; dot += 1) {
    const at = dot + Math.floor(dot / width) + 1;
    rows[at] = indexes.get(colourAt(rgb, dot * 3)) ?? 0;
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const colourAt = (rgb: Uint8Array, at: number) =>
  ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  for (const [index, other] of palette.entries()) {
    const away =
      ((colour >> 16) - (other >> 16)) ** 2 +
      (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
      ((colour & 255) - (other & 255)) ** 2;
    if (away >= least) continue;
    least = away;
    best = index;
    if (away === 0) break;
  }
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
