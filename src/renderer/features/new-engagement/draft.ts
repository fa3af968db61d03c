/** A new engagement as it is being filled in, and what is still missing of it. */
import { catalogueMetric } from '#shared/catalogue/index.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Metric, MetricDefinition, MetricRole } from '#shared/domain/metric.ts';
import type { SubjectKind } from '#shared/domain/subject.ts';
import { typedDate } from '../../components/typed.ts';

export interface Draft {
  readonly clientIs: 'new' | 'existing';
  readonly clientName: string;
  readonly clientId: Client['id'] | null;
  readonly name: string;
  readonly objective: string;
  readonly startsOn: string;
  readonly subjectKind: SubjectKind;
  /** Null until typed: then the organisation bears the client's name. */
  readonly subjectName: string | null;
  /** Keys of the catalogue, in the order chosen. */
  readonly catalogueKeys: readonly string[];
  /** Own metrics of earlier engagements. */
  readonly workbookMetrics: readonly Metric[];
  readonly ownMetrics: readonly MetricDefinition[];
  /** The key or name of the main indicator; null for the first chosen. */
  readonly mainChoice: string | null;
}

export function emptyDraft(today: CalendarDate, hasClients: boolean): Draft {
  return {
    clientIs: hasClients ? 'existing' : 'new',
    clientName: '',
    clientId: null,
    name: '',
    objective: '',
    startsOn: today,
    subjectKind: 'organisation',
    subjectName: null,
    catalogueKeys: [],
    workbookMetrics: [],
    ownMetrics: [],
    mainChoice: null,
  };
}

export interface ChosenMetric {
  /** The catalogue's key, or the name of one's own metric. */
  readonly id: string;
  readonly name: string;
  readonly role: MetricRole;
  readonly from: InputOf<'engagements.start'>['metrics'][number];
}

/** The chosen metrics, the main indicator first. */
export function chosenMetrics(draft: Draft): ChosenMetric[] {
  const { catalogueKeys, workbookMetrics, ownMetrics, mainChoice } = draft;
  const chosen: ChosenMetric[] = [
    ...catalogueKeys.flatMap((key) => {
      const entry = catalogueMetric(key);
      if (!entry) return [];
      return [
        { id: key, name: entry.name, role: entry.role, from: { from: 'catalogue' as const, key } },
      ];
    }),
    ...workbookMetrics.map(({ id, name, role }) => ({
      id: name,
      name,
      role,
      from: { from: 'workbook' as const, metricId: id },
    })),
    ...ownMetrics.map((definition) => ({
      id: definition.name,
      name: definition.name,
      role: definition.role,
      from: { from: 'own' as const, definition },
    })),
  ];
  const main =
    chosen.find(({ id }) => id === mainChoice) ??
    chosen.find(({ role }) => role === 'leading-indicator') ??
    chosen[0];
  return main ? [main, ...chosen.filter((metric) => metric !== main)] : [];
}

export function clientNameOf(draft: Draft, clients: readonly Client[]): string {
  return draft.clientIs === 'new'
    ? draft.clientName.trim()
    : (clients.find(({ id }) => id === draft.clientId)?.name ?? '');
}

/** The first subject's name: what was typed, or the client's for the organisation. */
export function subjectNameOf(draft: Draft, clients: readonly Client[]): string {
  if (draft.subjectName !== null) return draft.subjectName;
  return draft.subjectKind === 'organisation' ? clientNameOf(draft, clients) : '';
}

export type DraftProblems = Partial<
  Record<'client' | 'name' | 'startsOn' | 'subject' | 'metrics', string>
>;

/** The request that the draft amounts to, or what is still missing, by field. */
export function requestOf(
  draft: Draft,
  clients: readonly Client[],
):
  | { readonly request: InputOf<'engagements.start'>; readonly problems: null }
  | { readonly request: null; readonly problems: DraftProblems } {
  const startsOn = typedDate(draft.startsOn);
  const subjectName = subjectNameOf(draft, clients).trim();
  const metrics = chosenMetrics(draft).map(({ from }) => from);
  const clientName = draft.clientName.trim();
  const taken = clients.some(({ name }) => name.toLowerCase() === clientName.toLowerCase());
  const client =
    draft.clientIs === 'existing'
      ? draft.clientId && { id: draft.clientId }
      : clientName !== '' && !taken && { name: clientName };
  const problems: DraftProblems = {
    ...(!client && {
      client:
        draft.clientIs === 'existing'
          ? 'Choose the client.'
          : taken
            ? 'There is a client of that name already; choose it instead.'
            : 'Enter the client’s name.',
    }),
    ...(draft.name.trim() === '' && { name: 'Enter a name for the engagement.' }),
    ...(startsOn.problem !== null && { startsOn: startsOn.problem }),
    ...(subjectName === '' && { subject: 'Enter who or what is scored.' }),
    ...(metrics.length === 0 && { metrics: 'Choose at least one metric.' }),
  };
  if (!client || startsOn.value === null || Object.keys(problems).length > 0) {
    return { request: null, problems };
  }
  return {
    request: {
      client,
      name: draft.name.trim(),
      objective: draft.objective.trim(),
      startsOn: startsOn.value,
      subject: { name: subjectName, kind: draft.subjectKind },
      metrics,
    },
    problems: null,
  };
}
