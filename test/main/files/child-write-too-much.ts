/** Writes a megabyte to the path given and prints the code of the refusal. */
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { Refusal } from '#shared/domain/refusal.ts';

try {
  writeFileAtomically(process.argv[2] ?? '', new Uint8Array(1_000_000));
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(error instanceof Refusal ? error.code : String(error));
}
