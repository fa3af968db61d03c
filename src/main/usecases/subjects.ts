/** Subjects: who or what of a client is scored. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { NewSubject } from '#shared/contract/records.ts';
import type { ClientId, SubjectId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { isPerson, type Consent, type Subject } from '#shared/domain/subject.ts';
import {
  getSubject,
  insertSubject,
  listSubjects,
  subjectNamed,
  trackedOfClient,
  updateSubject,
} from '#main/workbook/subjects.ts';
import { clientWith } from './clients.ts';
import type { Context } from './context.ts';
import { found } from './refusals.ts';

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
  const edited = {
    ...present,
    name: changes.name ?? present.name,
    alias: changes.alias === undefined ? present.alias : changes.alias,
    visibility: changes.visibility ?? present.visibility,
    inLeague: changes.inLeague ?? present.inLeague,
  };
  refuseTakenName(context, present.clientId, edited.name, subjectId);
  refuseAmiss(edited, changes.consent);
  updateSubject(context.workbook, { ...edited, consent: changes.consent ?? present.consent });
  return subjectWith(context, subjectId);
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

function addNew(context: Context, clientId: ClientId, input: NewSubject): Subject {
  const { name, kind, alias, visibility, inLeague } = input;
  refuseAmiss(input, input.consent);
  const consent = isPerson(kind) ? (input.consent ?? 'not-asked') : null;
  const subject = { clientId, name, kind, alias, visibility, consent, inLeague };
  return subjectWith(context, insertSubject(context.workbook, subject));
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

/** Only people give consent, and whoever is shown by alias only needs one. */
function refuseAmiss(
  { name, kind, alias, visibility }: Pick<Subject, 'name' | 'kind' | 'alias' | 'visibility'>,
  consent: Consent | undefined,
): void {
  if (!isPerson(kind) && consent !== undefined) {
    throw new Refusal(
      'bad-input',
      `“${name}” is ${wordsFor(kind)}, and only people give consent; leave it out.`,
      [{ field: 'consent', value: consent, expected: 'nothing' }],
    );
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
