/** A new engagement as it is being filled in: what it holds, and what is chosen of it so far. */
import { catalogueMetric } from '#shared/catalogue/index.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { Metric, MetricDefinition, MetricRole } from '#shared/domain/metric.ts';
import type { SubjectKind } from '#shared/domain/subject.ts';
import type { EngagementTemplate, TemplateSeries } from '#shared/domain/template.ts';
import { typedDate } from '../../components/typed.ts';

/** A subject after the first, as a template has it. */
export interface FurtherSubject {
  readonly kind: SubjectKind;
  /** Empty: it is left out. */
  readonly name: string;
  readonly series: readonly TemplateSeries[];
}

export interface MilestoneDraft {
  /** Tells it apart while it is edited. */
  readonly key: number;
  readonly title: string;
  /** As typed; null while it keeps its distance from the start. */
  readonly date: string | null;
  /** Days from the start. */
  readonly days: number;
  readonly category: string;
}

export interface Draft {
  readonly beginWith: 'catalogue' | 'template' | 'nothing';
  readonly template: EngagementTemplate | null;
  readonly clientIs: 'new' | 'existing';
  readonly clientName: string;
  readonly clientId: Client['id'] | null;
  readonly name: string;
  readonly objective: string;
  readonly startsOn: string;
  readonly subjectKind: SubjectKind;
  /** Null until typed: then the organisation bears the client's name. */
  readonly subjectName: string | null;
  readonly further: readonly FurtherSubject[];
  /** Keys of the catalogue, in the order chosen. */
  readonly catalogueKeys: readonly string[];
  /** Own metrics of earlier engagements. */
  readonly workbookMetrics: readonly Metric[];
  readonly ownMetrics: readonly MetricDefinition[];
  /** The key or name of the main indicator; null for the first chosen. */
  readonly mainChoice: string | null;
  /** Readings of the main indicator, a date and a value a line. */
  readonly readings: string;
  readonly baseline: string;
  /** Null until typed: the day of the first reading, else the start. */
  readonly baselineOn: string | null;
  readonly milestones: readonly MilestoneDraft[];
}

export function emptyDraft(today: CalendarDate, hasClients: boolean): Draft {
  return {
    beginWith: 'catalogue',
    template: null,
    clientIs: hasClients ? 'existing' : 'new',
    clientName: '',
    clientId: null,
    name: '',
    objective: '',
    startsOn: today,
    subjectKind: 'organisation',
    subjectName: null,
    further: [],
    catalogueKeys: [],
    workbookMetrics: [],
    ownMetrics: [],
    mainChoice: null,
    readings: '',
    baseline: '',
    baselineOn: null,
    milestones: [],
  };
}

/** What a draft takes over from a template. `all`: the workbook's metrics, archived ones included. */
export function takenFrom(template: EngagementTemplate, all: readonly Metric[]): Partial<Draft> {
  const [first, ...further] = template.subjects;
  const catalogueKeys: string[] = [];
  const workbookMetrics: Metric[] = [];
  for (const { metric } of first?.series ?? []) {
    const { from } = metric;
    if (from.from === 'catalogue') catalogueKeys.push(from.key);
    else {
      const present = all.find(({ id }) => id === from.metricId);
      if (present?.catalogueKey) catalogueKeys.push(present.catalogueKey);
      else if (present) workbookMetrics.push(present);
    }
  }
  const main = first?.series.find(({ isMain }) => isMain);
  return {
    template,
    subjectKind: first?.kind ?? 'organisation',
    subjectName: null,
    further: further.map(({ kind, series }) => ({ kind, name: '', series })),
    catalogueKeys,
    workbookMetrics,
    ownMetrics: [],
    mainChoice: main ? choiceOf(main, all) : null,
    milestones: template.milestones.map(({ days, title, category }, key) => ({
      ...{ key, title, days, category, date: null },
    })),
  };
}

/** What a metric of a template is known as among the chosen ones. */
function choiceOf({ metric: { from, name } }: TemplateSeries, all: readonly Metric[]): string {
  if (from.from === 'catalogue') return from.key;
  return all.find(({ id }) => id === from.metricId)?.catalogueKey ?? name;
}

/** What the template says of a chosen metric of the first subject. */
export function templateSeriesOf(
  { template }: Draft,
  { id, name }: Pick<ChosenMetric, 'id' | 'name'>,
): TemplateSeries | undefined {
  return template?.subjects[0]?.series.find(
    ({ metric }) =>
      (metric.from.from === 'catalogue' && metric.from.key === id) || metric.name === name,
  );
}

export interface ChosenMetric {
  /** The catalogue's key, or the name of one's own metric. */
  readonly id: string;
  readonly name: string;
  readonly role: MetricRole;
  readonly measure: Pick<Metric, 'name' | 'unit' | 'decimals' | 'scaleMin' | 'scaleMax'>;
  readonly from: InputOf<'engagements.start'>['metrics'][number];
}

/** The chosen metrics, the main indicator first. */
export function chosenMetrics(draft: Draft): ChosenMetric[] {
  const { beginWith, catalogueKeys, workbookMetrics, ownMetrics, mainChoice } = draft;
  if (beginWith === 'nothing') return [];
  const chosen: ChosenMetric[] = [
    ...catalogueKeys.flatMap((key) => {
      const entry = catalogueMetric(key);
      if (!entry) return [];
      const { name, role } = entry;
      const from = { from: 'catalogue' as const, key };
      return [{ id: key, name, role, measure: entry, from }];
    }),
    ...workbookMetrics.map((metric) => {
      const { id, name, role } = metric;
      const from = { from: 'workbook' as const, metricId: id };
      return { id: name, name, role, measure: metric, from };
    }),
    ...ownMetrics.map((definition) => {
      const { name, role } = definition;
      const from = { from: 'own' as const, definition };
      return { id: name, name, role, measure: definition, from };
    }),
  ];
  const main =
    chosen.find(({ id }) => id === mainChoice) ??
    chosen.find(({ role }) => role === 'leading-indicator') ??
    chosen.find(({ role }) => role === 'result') ??
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

/** A further subject's name; an organisation bears the client's unless another one is typed. */
export function furtherNameOf(
  draft: Draft,
  { kind, name }: FurtherSubject,
  clients: readonly Client[],
): string {
  if (name.trim() !== '') return name.trim();
  return kind === 'organisation' && draft.subjectKind !== 'organisation'
    ? clientNameOf(draft, clients)
    : '';
}

/** The date of a milestone as it stands in its field. */
export function milestoneDate({ startsOn }: Draft, { date, days }: MilestoneDraft): string {
  if (date !== null) return date;
  const start = typedDate(startsOn).value;
  return start === null ? '' : addDays(start, days);
}
