import { onTestFinished } from 'vitest';
import { decideNumberForm, pointForm } from '#shared/domain/number-form.ts';

/** Has numbers written as in German for the rest of a test. */
export function inCommas(): void {
  decideNumberForm(() => ({ decimal: ',', group: '.' }));
  onTestFinished(() => decideNumberForm(() => pointForm));
}
