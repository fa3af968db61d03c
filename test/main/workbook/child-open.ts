/** Opens the workbook given, prints what came of it, and with "hold" keeps it until it is killed. */
import { openWorkbook } from '#main/workbook/workbook.ts';
import { Refusal } from '#shared/domain/refusal.ts';

const [path = '', hold] = process.argv.slice(2);
try {
  const workbook = openWorkbook(path);
  process.stdout.write('open');
  if (hold === 'hold') setInterval(() => workbook.path, 1000);
  else workbook.close();
} catch (error) {
  process.stdout.write(
    error instanceof Refusal ? `${error.code}: ${error.message}` : String(error),
  );
}
