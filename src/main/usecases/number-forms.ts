/**
 * In which form the main process writes numbers: as the person who asks reads them on their screen. What
 * is written into the workbook or a file, and what the command line prints, has the point.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { decideNumberForm, type NumberForm, pointForm } from '#shared/domain/number-form.ts';

const ofWhoAsks = new AsyncLocalStorage<NumberForm>();
decideNumberForm(() => ofWhoAsks.getStore() ?? pointForm);

/** Carries out a procedure; what only comes to the screen has its numbers in that form. */
export function inForm<T>(form: NumberForm, name: ProcedureName, work: () => T): T {
  return ofWhoAsks.run(contract[name].kind === 'query' ? form : pointForm, work);
}
