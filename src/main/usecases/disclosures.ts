/** The record of what left the workbook: telling it, and telling a file by it. */
import { createHash } from 'node:crypto';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { DisclosureEntry } from '#shared/contract/reports.ts';
import type { Disclosure } from '#shared/domain/disclosure.ts';
import { disclosuresOfFile, listDisclosures } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';

/** The newest first. Refuses `not-found` for an engagement that there is not. */
export function list(
  context: Context,
  { engagementId }: CheckedInputOf<'disclosures.list'>,
): DisclosureEntry[] {
  const { workbook, today } = context;
  const engagements =
    engagementId === undefined
      ? listEngagements(workbook, true)
      : [engagementWith(context, engagementId)];
  return engagements
    .flatMap(({ id }) => listDisclosures(workbook, id))
    .filter(({ disclosedOn }) => disclosedOn <= today)
    .sort((a, b) => b.id - a.id)
    .map((disclosure) => entryOf(context, disclosure));
}

/** Compares the SHA-256 of a file with that of every disclosure of the workbook. */
export function verify(
  context: Context,
  { bytes }: CheckedInputOf<'disclosures.verify'>,
): OutputOf<'disclosures.verify'> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const disclosure = disclosuresOfFile(context.workbook, sha256).find(
    ({ disclosedOn }) => disclosedOn <= context.today,
  );
  return { sha256, disclosure: disclosure ? entryOf(context, disclosure) : null };
}

function entryOf(context: Context, disclosure: Disclosure): DisclosureEntry {
  const { clientName, name } = engagementWith(context, disclosure.engagementId);
  return { ...disclosure, clientName, engagementName: name };
}
