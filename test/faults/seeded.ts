/** Chance that can be had again by its number, and files spoilt by it. */
import { createHash } from 'node:crypto';

export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** mulberry32: small, fast, and the same everywhere. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { below, pick: (from) => from[below(from.length)] ?? from[0] };
}

/** A file as a bad disk, a broken copy or a person with a hex editor would leave it. */
export function spoil(bytes: Buffer, other: Buffer, by: Chance): Buffer {
  const spoilt = Buffer.from(bytes);
  const at = by.below(spoilt.length);
  switch (by.below(7)) {
    case 0: // a few bits, anywhere
      for (let i = by.below(8); i >= 0; i -= 1) flip(spoilt, by.below(spoilt.length), by);
      return spoilt;
    case 1: // a few bits near the beginning, where a file says what it is
      for (let i = by.below(8); i >= 0; i -= 1) flip(spoilt, by.below(120), by);
      return spoilt;
    case 2: // cut off
      return spoilt.subarray(0, at);
    case 3: // a stretch of another file in its place
      other.copy(spoilt, at, by.below(other.length));
      return spoilt;
    case 4: // a stretch of zeros
      return spoilt.fill(0, at, Math.min(spoilt.length, at + 1 + by.below(4096)));
    case 5: // a stretch taken out
      return Buffer.concat([spoilt.subarray(0, at), spoilt.subarray(at + 1 + by.below(512))]);
    default: // a stretch twice
      return Buffer.concat([spoilt.subarray(0, at), spoilt.subarray(by.below(at + 1))]);
  }
}

function flip(bytes: Buffer, at: number, by: Chance): void {
  if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << by.below(8));
}

export const digest = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
