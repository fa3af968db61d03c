/** Where a command writes a file that it was given a name for. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from '#shared/domain/refusal.ts';

/** The full path, checked before anything is made. Refuses `bad-input`, `conflict` and `storage`. */
export function placeFor({
  out,
  replace,
}: {
  readonly out: string;
  readonly replace?: true;
}): string {
  const path = resolve(out);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) {
    throw new Refusal('bad-input', `“${path}” is a folder; name the file to write in it.`, [
      { field: 'out', value: path },
    ]);
  }
  if (there && !replace) {
    throw new Refusal(
      'conflict',
      `“${path}” exists already; choose another name, or give --replace to write over it.`,
      [{ field: 'out', value: path }],
    );
  }
  if (!existsSync(dirname(path))) {
    throw new Refusal(
      'storage',
      `The folder “${dirname(path)}” does not exist, so nothing was written; make it or choose another.`,
      [{ field: 'out', value: path }],
    );
  }
  return path;
}
