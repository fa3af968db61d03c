/** Subjects: who or what of a client is scored. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { NewSubject } from '#shared/contract/records.ts';
import type { ClientId, SubjectId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  isPerson,
  stricterOf,
  type Subject,
  type VisibilityDecision,
} from '#shared/domain/subject.ts';
import {
  getSubject,
  insertSubject,
  insertVisibilityDecision,
  listSubjects,
  subjectNamed,
  trackedOfClient,
  updateSubject,
  visibilityDecisions,
} from '#main/workbook/subjects.ts';
import { clientWith } from './clients.ts';
import type { Context } from './context.ts';
import { found, refuseAfterToday } from './refusals.ts';

export function list(context: Context, { clientId }: CheckedInputOf<'subjects.list'>): Subject[] {
  return listSubjects(context.workbook, clientWith(context, clientId).id);
}

const KINDS: readonly Subject['kind'][] = ['organisation', 'executive', 'team-member', 'peer'];

/** Organisation first, then people and peers, each with what is tracked of it in any engagement. */
export function tracked(
  context: Context,
  { clientId }: CheckedInputOf<'subjects.tracked'>,
): OutputOf<'subjects.tracked'> {
  const client = clientWith(context, clientId);
  const bySubject = Map.groupBy(
    trackedOfClient(context.workbook, client.id),
    ({ subjectId }) => subjectId,
  );
  return listSubjects(context.workbook, client.id)
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .map((subject) => ({
      subject,
      tracked: bySubject.get(subject.id) ?? [],
    }));
}

/** Refuses `conflict` if the client has a subject of that name, `bad-input` for a consent or alias amiss. */
export function add(context: Context, input: CheckedInputOf<'subjects.add'>): Subject {
  const client = clientWith(context, input.clientId);
  refuseTakenName(context, client.id, input.name, null);
  return addNew(context, client.id, input);
}

/** Refuses as {@link add} does. */
export function edit(
  context: Context,
  { subjectId, ...changes }: CheckedInputOf<'subjects.edit'>,
): Subject {
  const present = subjectWith(context, subjectId);
  const edited: Subject = {
    ...present,
    name: changes.name ?? present.name,
    alias: changes.alias === undefined ? present.alias : changes.alias,
    visibility: changes.visibility ?? present.visibility,
    ...consentIn(changes, present),
    inLeague: changes.inLeague ?? present.inLeague,
  };
  refuseTakenName(context, present.clientId, edited.name, subjectId);
  refuseAmiss(context, edited, changes);
  updateSubject(context.workbook, edited);
  keepDecision(context, edited, present);
  return subjectWith(context, subjectId);
}

/** How one might be shown, the latest decision first. Refuses `not-found` for a subject there is not. */
export function decisions(
  context: Context,
  { subjectId }: CheckedInputOf<'subjects.decisions'>,
): VisibilityDecision[] {
  const { id } = subjectWith(context, subjectId);
  return visibilityDecisions(context.workbook, id, context.knownOn);
}

/** The client's subject of that name and kind: the one there is, or a new one. */
export function findOrAdd(context: Context, clientId: ClientId, input: NewSubject): Subject {
  const present = subjectNamed(context.workbook, clientId, input.name);
  if (!present) return addNew(context, clientId, input);
  if (present.kind === input.kind) return present;
  throw new Refusal(
    'conflict',
    `“${present.name}” is a subject of this client already, as ${wordsFor(present.kind)}; use another name.`,
    [{ field: 'subject.name', value: input.name }],
  );
}

/** The subject, or `not-found`. */
export function subjectWith({ workbook }: Context, id: SubjectId): Subject {
  return found(getSubject(workbook, id), `subject with number ${id}`);
}

/**
 * The subject as it may be shown of what was known on an earlier day: neither what is decided now nor
 * what was decided then is told otherwise. Without such a day, as it is.
 */
export function asMayBeShown({ workbook, knownOn }: Context, subject: Subject): Subject {
  if (knownOn === null) return subject;
  return stricterOf(subject, visibilityDecisions(workbook, subject.id, knownOn)[0]);
}

type Consented = Pick<Subject, 'consent' | 'consentOn' | 'consentHow'>;
type ConsentInput = Pick<CheckedInputOf<'subjects.edit'>, keyof Consented>;

/** What was agreed on before says nothing of another answer. */
function consentIn(input: ConsentInput, present: Consented): Consented {
  const consent = input.consent ?? present.consent;
  const before = consent === present.consent ? present : { consentOn: null, consentHow: '' };
  return {
    consent,
    consentOn: input.consentOn === undefined ? before.consentOn : input.consentOn,
    consentHow: input.consentHow ?? before.consentHow,
  };
}

/** Keeps what may be shown from today on, where it differs from what might be before. */
function keepDecision(context: Context, subject: Subject, before: Subject | null): void {
  const isSame =
    before?.visibility === subject.visibility &&
    before.consent === subject.consent &&
    before.consentOn === subject.consentOn &&
    before.consentHow === subject.consentHow;
  if (isSame) return;
  insertVisibilityDecision(context.workbook, subject.id, { ...subject, decidedOn: context.today });
}

function addNew(context: Context, clientId: ClientId, input: NewSubject): Subject {
  const { name, kind, alias, visibility, inLeague } = input;
  const consented = consentIn(input, {
    consent: isPerson(kind) ? 'not-asked' : null,
    consentOn: null,
    consentHow: '',
  });
  const subject = { clientId, name, kind, alias, visibility, ...consented, inLeague };
  refuseAmiss(context, subject, input);
  const added = subjectWith(context, insertSubject(context.workbook, subject));
  keepDecision(context, added, null);
  return added;
}

function refuseTakenName(
  context: Context,
  clientId: ClientId,
  name: string,
  except: SubjectId | null,
): void {
  const other = subjectNamed(context.workbook, clientId, name);
  if (!other || other.id === except) return;
  const client = clientWith(context, clientId);
  throw new Refusal(
    'conflict',
    `“${client.name}” has a subject “${name}” already; use that one or another name.`,
    [{ field: 'name', value: name }],
  );
}

/** Only people give consent, a day and a note go with an answer, and an alias with who is shown by it. */
function refuseAmiss(
  context: Context,
  subject: Omit<Subject, 'id'>,
  { consent: given }: ConsentInput,
): void {
  const { name, kind, alias, visibility, consent, consentOn, consentHow } = subject;
  const isNoted = consentOn !== null || consentHow !== '';
  if (!isPerson(kind) && (given !== undefined || isNoted)) {
    throw new Refusal(
      'bad-input',
      `“${name}” is ${wordsFor(kind)}, and only people give consent; leave it out.`,
      [{ field: 'consent', value: given ?? '', expected: 'nothing' }],
    );
  }
  if (isNoted && consent === 'not-asked') {
    throw new Refusal(
      'bad-input',
      `“${name}” was not asked yet, so there is no day and no note of an answer; say whether consent was given or refused.`,
      [{ field: 'consent', value: consent, expected: 'given or refused' }],
    );
  }
  if (consentOn !== null) {
    refuseAfterToday(context, consentOn, 'consentOn', `The day on which “${name}” answered`);
  }
  if (visibility === 'alias-only' && alias === null) {
    throw new Refusal(
      'bad-input',
      `“${name}” is to be shown by alias only but has no alias; give one.`,
      [{ field: 'alias', expected: 'an alias' }],
    );
  }
}

function wordsFor(kind: Subject['kind']): string {
  switch (kind) {
    case 'organisation':
      return 'an organisation';
    case 'executive':
      return 'an executive';
    case 'team-member':
      return 'a team member';
    case 'peer':
      return 'a peer';
  }
}
