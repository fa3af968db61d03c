/** What the file system says of a workbook file. */
import { statSync } from 'node:fs';

/** Which file a path leads to, whatever its name; null where there is none. */
export function fileIdentity(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev} ${stat.ino}`;
}

/** Bytes on the disk, and when the last change came there, as a UTC timestamp. */
export function fileFacts(path: string): { sizeBytes: number; savedAt: string } {
  const file = statSync(path, { throwIfNoEntry: false });
  const waiting = statSync(`${path}-wal`, { throwIfNoEntry: false });
  // An empty -wal file says only when the workbook was opened.
  const times = [file, waiting].map((each) => (each && each.size > 0 ? each.mtimeMs : 0));
  return {
    sizeBytes: (file?.size ?? 0) + (waiting?.size ?? 0),
    savedAt: new Date(Math.max(...times)).toISOString(),
  };
}
