/** LibreOffice as a second calculator: copies without stored results, worked out anew. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { part, sheetNames, sheetPaths, unescapeXml } from '../main/report/parts.ts';

export type CellValue = string | number;
/** Sheet and address → what stands there. */
export type Cells = Map<string, CellValue>;

const CELL = /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

/** What is stored in cells: of those with a formula, or of all. */
export function storedIn(parts: ReadonlyMap<string, string>, onlyFormulas: boolean): Cells {
  const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner]) => unescapeXml((inner ?? '').replace(/<[^>]*>/g, '')),
  );
  const cells: Cells = new Map();
  const names = sheetNames(parts);
  sheetPaths(parts).forEach((path, i) => {
    for (const [, attributes = '', inner = ''] of part(parts, path).matchAll(CELL)) {
      const address = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
      if (onlyFormulas && !inner.includes('<f')) continue;
      const value = /<v[^>]*>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
      const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
      const plain =
        type === 's'
          ? (texts[Number(value)] ?? '')
          : type === 'n' && value !== ''
            ? Number(value)
            : unescapeXml(value);
      cells.set(`${names[i] ?? ''}!${address}`, plain);
    }
  });
  return cells;
}

/**
 * The file without the results of its formulas, so that they must be worked out; its one clock is held
 * on the day that it was made.
 */
export async function withoutResults(parts: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, xml] of parts) {
    const stripped = path.startsWith('xl/worksheets/sheet')
      ? xml
          .replace(/<f>TODAY\(\)<\/f>/g, '')
          .replace(CELL, (whole) =>
            whole.includes('<f>')
              ? whole.replace(/<v>.*?<\/v>|<v\/>/s, '').replace(' t="str"', '')
              : whole,
          )
      : xml;
    zip.file(path, stripped);
  }
  return zip.generateAsync({ type: 'uint8array' });
}

export class LibreOffice {
  readonly folder = mkdtempSync(join(tmpdir(), 'plumbline-office-'));

  /** Opens files and saves them again, all in one go: name → parts of what it saved. */
  async saved(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, Map<string, string>>> {
    const out = join(this.folder, 'saved');
    mkdirSync(out, { recursive: true });
    const paths = [...files].map(([name, bytes]) => {
      const path = join(this.folder, `${name}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    await promisify(execFile)('soffice', [
      // A profile of its own, so that a LibreOffice that is open does not answer instead.
      `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`,
      ...['--headless', '--convert-to', 'xlsx', '--outdir', out],
      ...paths,
    ]);
    const saved = new Map<string, Map<string, string>>();
    for (const name of files.keys()) {
      const zip = await JSZip.loadAsync(readFileSync(join(out, `${name}.xlsx`)));
      const parts = new Map<string, string>();
      for (const [path, entry] of Object.entries(zip.files)) {
        if (path.endsWith('.xml') || path.endsWith('.rels')) {
          parts.set(path, await entry.async('string'));
        }
      }
      saved.set(name, parts);
    }
    return saved;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Where the two differ by more than 1e-9 of the larger, or of 1: "Summary!E12: 49.2, not 49.1". */
export function differences(stored: Cells, worked: Cells): string[] {
  return [...stored].flatMap(([address, value]) => {
    const found = worked.get(address) ?? '';
    const isSame =
      typeof value === 'number' && typeof found === 'number'
        ? Math.abs(value - found) <= 1e-9 * Math.max(1, Math.abs(value))
        : value === found;
    return isSame ? [] : [`${address}: ${found}, not ${value}`];
  });
}
