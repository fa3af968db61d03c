/**
 * How values cross HTTP: as JSON, with bytes as `{"$bytes":"<base64>"}`. Keys that begin with `$` in
 * the data itself get a second one, so that no text from a file can pass for bytes.
 */
import type { Answer, Progress } from './procedure.ts';

/** A line of a job's answer: how far it is, or, as the last line, what came of it. */
export type JobLine = { readonly progress: Progress } | { readonly answer: Answer<unknown> };

const BYTES = '$bytes';
const CHUNK = 0x8000;

export function encodeWire(value: unknown): string {
  return JSON.stringify(pack(value));
}

/** @throws SyntaxError where the text is no JSON or its bytes are no base64 */
export function decodeWire(text: string): unknown {
  return unpack(JSON.parse(text));
}

function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: toBase64(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, pack(item)]),
  );
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === BYTES && typeof first[1] === 'string') {
    return fromBase64(first[1]);
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key.startsWith('$') ? key.slice(1) : key, unpack(item)]),
  );
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  }
  return btoa(parts.join(''));
}

function fromBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new SyntaxError('bytes that are not base64');
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
