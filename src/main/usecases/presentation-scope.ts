/**
 * A session held to one engagement: what answers wherever a client looks on. It knows a single
 * procedure, and that for a single engagement; whatever else is asked of it, by whatever page, is
 * refused here, so that nothing depends on what a page hides.
 */
import type { ProcedureName } from '#shared/contract/index.ts';
import type { Answer } from '#shared/contract/procedure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { RefusalCode } from '#shared/domain/refusal.ts';
import { workbookUuid } from '#main/workbook/disclosures.ts';
import type { CallOptions, Session } from './session.ts';

/** What a host asks: a session, or one that is held to less. */
export interface Answering {
  readonly call: (
    name: ProcedureName,
    input: unknown,
    options?: CallOptions,
  ) => Promise<Answer<unknown>>;
  /** Tells that something changed, never what; gives back how to stop. */
  readonly onChanged: (listener: () => void) => () => void;
}

/** Refuses `not-found` without such an engagement. */
export async function presentationOf(
  session: Session,
  engagementId: EngagementId,
): Promise<Answer<Answering>> {
  const begun = await whoseIs(session, engagementId);
  if (!begun.ok) return begun;
  return { ok: true, value: heldTo(session, engagementId, begun.value) };
}

function heldTo(session: Session, engagementId: EngagementId, whose: string): Answering {
  return {
    call: async (name, input, { signal, locale } = {}) => {
      if (name !== 'presentation.show' || !isOf(input, engagementId)) {
        return refused('bad-input', 'A presentation shows one engagement, and nothing else.');
      }
      // Another workbook may have been opened meanwhile, in which the number is another client's.
      const now = await whoseIs(session, engagementId);
      const answer = await session.call(name, { engagementId }, { signal, locale });
      if (now.ok && now.value === whose && answer.ok) return answer;
      // A refusal's own words may name the workbook's file.
      return refused(
        answer.ok ? 'not-found' : answer.error.code,
        'The engagement cannot be shown any more; leave the presentation to see why.',
      );
    },
    onChanged: (listener) => session.onChanged(listener),
  };
}

/** The workbook and the client that an engagement is of, in a text to compare. */
async function whoseIs(session: Session, engagementId: EngagementId): Promise<Answer<string>> {
  const shown = await session.call('engagements.show', { engagementId });
  if (!shown.ok) return shown;
  const { clientId, clientName } = shown.value;
  const uuid = workbookUuid(session.context().workbook);
  return { ok: true, value: JSON.stringify([uuid, clientId, clientName]) };
}

function isOf(input: unknown, engagementId: EngagementId): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    'engagementId' in input &&
    input.engagementId === engagementId
  );
}

function refused(code: RefusalCode, message: string): Answer<never> {
  return { ok: false, error: { code, message, details: [] } };
}
