/**
 * Opens the workbook given, prints what came of it, and with "hold" keeps it until it is killed; with
 * "change" it has begun a change meanwhile, and "rename" gives its client another name.
 */
import { openWorkbook } from '#main/workbook/workbook.ts';
import { Refusal } from '#shared/domain/refusal.ts';

const [path = '', what] = process.argv.slice(2);
try {
  const workbook = openWorkbook(path);
  process.stdout.write('open');
  if (what === 'rename') workbook.db.exec("UPDATE client SET name = 'Renamed elsewhere'");
  if (what === 'change') workbook.db.exec('BEGIN IMMEDIATE');
  if (what === 'hold' || what === 'change') setInterval(() => workbook.path, 1000);
  else workbook.close();
} catch (error) {
  process.stdout.write(
    error instanceof Refusal ? `${error.code}: ${error.message}` : String(error),
  );
}
