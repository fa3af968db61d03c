/** From a workbook as exceljs has it to the file: put right, its looks named, its charts added. */
import { createHash } from 'node:crypto';
import type ExcelJS from 'exceljs';
import { exceljsParts } from './exceljs-parts.ts';
import { addNamedStyles, formatOfCell } from './named-styles.ts';
import { addNativeCharts, sheetPart, type NativeChart } from './native-charts.ts';
import { putRight, writePackage, type PackageParts } from './package.ts';
import type { Sheet } from './sheet.ts';
import type { StyleName } from './styles.ts';

/** Stands in a file for its identifier until everything else is written. */
export const NO_IDENTIFIER = 'PL-0000000000000000';

export interface ReportFile {
  /** An .xlsx file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names the file by what it says; printed on its sheet Method, for the record of disclosures. */
  readonly identifier: string;
}

export interface Written {
  readonly workbook: ExcelJS.Workbook;
  readonly sheets: readonly Pick<Sheet, 'name' | 'styleUses'>[];
  readonly charts: readonly NativeChart[];
}

/**
 * The parts of what was written. It is asked for by a function, so that the workbook, the larger part
 * of all memory, can be given back before the file is packed.
 */
export async function finishedParts(write: () => Written): Promise<PackageParts> {
  const { workbook, sheets, charts } = write();
  // Opens on its first sheet.
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: 0,
      activeTab: 0,
      visibility: 'visible',
    },
  ];
  const parts = await exceljsParts(workbook);
  putRight(parts);
  addNamedStyles(parts, styleUses(parts, sheets));
  addNativeCharts(parts, charts);
  return parts;
}

/** @param madeFor what the file was made for: the same content made for another has another identifier */
export async function finishedFile(
  parts: PackageParts,
  madeFor: readonly unknown[],
): Promise<ReportFile> {
  const identifier = identifierOf(parts, madeFor);
  for (const [path, xml] of parts) parts.set(path, xml.replaceAll(NO_IDENTIFIER, identifier));
  return { bytes: await writePackage(parts), identifier };
}

/** "PL-" and 16 hex digits of the SHA-256 of what the file says and of what it was made for. */
function identifierOf(parts: PackageParts, madeFor: readonly unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(madeFor));
  for (const [path, xml] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    digest.update(`\n${path} ${xml.length}\n`).update(xml);
  }
  return `PL-${digest.digest('hex').slice(0, 16)}`;
}

/** For each style the cell formats that exceljs gave it. */
function styleUses(
  parts: PackageParts,
  sheets: Written['sheets'],
): Map<StyleName, ReadonlySet<number>> {
  const uses = new Map<StyleName, Set<number>>();
  for (const sheet of sheets) {
    const xml = parts.get(sheetPart(parts, sheet.name)) ?? '';
    for (const { style, address } of sheet.styleUses.values()) {
      const formats = uses.get(style) ?? new Set();
      uses.set(style, formats.add(formatOfCell(xml, address)));
    }
  }
  return uses;
}
