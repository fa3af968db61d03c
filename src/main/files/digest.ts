/**
 * Digests of files: SQLite does not notice three of four flipped bits inside values, a digest notices
 * each. The form is that of `sha256sum`, so that anyone can check one without Plumbline.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFileAtomically } from './write-atomically.ts';

const PART_BYTES = 1 << 20;

/** Where the digest of a file lies: beside it. */
export function digestPath(path: string): string {
  return `${path}.sha256`;
}

/** SHA-256 of a file's bytes as hexadecimal. Never to be asked of a workbook that is open. */
export function digestOf(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const part = Buffer.alloc(PART_BYTES);
    for (let read = readSync(file, part); read > 0; read = readSync(file, part)) {
      hash.update(part.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Writes down the digest of the file that is about to get this name. Refuses `storage`. */
export function keepDigest(path: string, digest: string): void {
  writeFileAtomically(digestPath(path), new TextEncoder().encode(`${digest}  ${basename(path)}\n`));
}

/** The digest kept for a file; null where there is none that can be read. */
export function keptDigest(path: string): string | null {
  if (!existsSync(digestPath(path))) return null;
  return /^([0-9a-f]{64}) /.exec(readFileSync(digestPath(path), 'utf8'))?.[1] ?? null;
}

export function removeWithDigest(path: string): void {
  // The file first: a digest without its file is swept, a file without its digest cannot be trusted.
  rmSync(path, { force: true });
  rmSync(digestPath(path), { force: true });
}
