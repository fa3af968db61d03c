/** Engagements: pieces of work for a client. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { ClientId, EngagementId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  engagementNamed,
  getEngagement,
  insertEngagement,
  listEngagements,
  setEngagementArchived,
  updateEngagement,
} from '#main/workbook/engagements.ts';
import * as clients from './clients.ts';
import type { Context } from './context.ts';
import { found } from './refusals.ts';

export function list(
  { workbook }: Context,
  { includeArchived }: CheckedInputOf<'engagements.list'>,
): Engagement[] {
  return listEngagements(workbook, includeArchived);
}

export function show(
  context: Context,
  { engagementId }: CheckedInputOf<'engagements.show'>,
): Engagement {
  return engagementWith(context, engagementId);
}

/** Refuses `conflict` if the client has an engagement of that name, `bad-input` if it ends before it starts. */
export function add(context: Context, input: CheckedInputOf<'engagements.add'>): Engagement {
  const client = clients.clientWith(context, input.clientId);
  refuseTakenName(context, client.id, input.name, null);
  refuseEndBeforeStart(input);
  return engagementWith(context, insertEngagement(context.workbook, input));
}

export function edit(context: Context, input: CheckedInputOf<'engagements.edit'>): Engagement {
  const { workbook } = context;
  const present = engagementWith(context, input.engagementId);
  const edited = {
    id: present.id,
    name: input.name ?? present.name,
    objective: input.objective ?? present.objective,
    status: input.status ?? present.status,
    startsOn: input.startsOn ?? present.startsOn,
    endsOn: input.endsOn === undefined ? present.endsOn : input.endsOn,
    note: input.note ?? present.note,
  };
  refuseTakenName(context, present.clientId, edited.name, present.id);
  refuseEndBeforeStart(edited);
  updateEngagement(workbook, edited);
  return engagementWith(context, present.id);
}

/** Refuses `conflict` to bring one back whose client is archived. */
export function archive(
  context: Context,
  { engagementId, archived }: CheckedInputOf<'engagements.archive'>,
): Engagement {
  const engagement = engagementWith(context, engagementId);
  if (!archived) refuseArchivedClient(context, engagement);
  const archivedOn = archived ? (engagement.archivedOn ?? context.today) : null;
  setEngagementArchived(context.workbook, engagementId, archivedOn);
  return engagementWith(context, engagementId);
}

/** The engagement, or `not-found`. */
export function engagementWith({ workbook }: Context, id: EngagementId): Engagement {
  return found(getEngagement(workbook, id), `engagement with number ${id}`);
}

function refuseArchivedClient(context: Context, { clientId, name }: Engagement): void {
  const client = clients.clientWith(context, clientId);
  if (client.archivedOn === null) return;
  throw new Refusal(
    'conflict',
    `“${name}” is archived with its client “${client.name}”; use the client again first.`,
    [{ field: 'engagementId', value: name }],
  );
}

function refuseTakenName(
  { workbook }: Context,
  clientId: ClientId,
  name: string,
  except: EngagementId | null,
): void {
  const other = engagementNamed(workbook, clientId, name);
  if (!other || other.id === except) return;
  throw new Refusal(
    'conflict',
    `“${other.clientName}” has an engagement “${other.name}” already${other.archivedOn ? ', archived' : ''}; use another name.`,
    [{ field: 'name', value: name }],
  );
}

function refuseEndBeforeStart(dates: {
  readonly name: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}): void {
  const { name, startsOn, endsOn } = dates;
  if (endsOn === null || endsOn >= startsOn) return;
  throw new Refusal(
    'bad-input',
    `“${name}” would end on ${formatDate(endsOn)}, before it starts on ${formatDate(startsOn)}; change one of the dates.`,
    [{ field: 'endsOn', value: endsOn, expected: `${startsOn} or later` }],
  );
}
