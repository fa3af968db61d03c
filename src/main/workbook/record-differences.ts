/** What tells two records of one table apart, in words. */
import type { CellValue } from './table-facts.ts';

/** A row by the names of its columns. */
export type RecordRow = Readonly<Record<string, CellValue>>;

/** "smoothing days is 90 in the file and 30 here", for each column that differs. */
export function differences(
  file: RecordRow,
  here: RecordRow,
  except: readonly string[],
): readonly string[] {
  return Object.keys(file)
    .filter((name) => !except.includes(name) && file[name] !== here[name])
    .map(
      (name) =>
        `${name.replaceAll('_', ' ')} is ${shown(file[name])} in the file and ${shown(here[name])} here`,
    );
}

function shown(value: CellValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'empty';
  return typeof value === 'number' ? String(value) : `“${value}”`;
}
