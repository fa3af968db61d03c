/**
 * Finding records by what people type on a command line: a number, or a name in any case, or how only
 * one name begins.
 */
import { readyTemplates } from '#shared/catalogue/templates.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { Client, Engagement } from '#shared/domain/client.ts';
import type { LeagueSeason } from '#shared/domain/league.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { type EngagementTemplate, templateKey } from '#shared/domain/template.ts';
import { listClients } from '#main/workbook/clients.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { listSeasons } from '#main/workbook/leagues.ts';
import { listMetrics, getMetric } from '#main/workbook/metrics.ts';
import { allSeries } from '#main/workbook/series.ts';
import { getSubject, listSubjects } from '#main/workbook/subjects.ts';
import { listTemplates } from '#main/workbook/templates.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

const MOST_LISTED = 12;

/** A record with the texts that find it, the best first; the first names it in messages. */
interface Candidate<Thing> {
  readonly thing: Thing;
  /** Its number; of what has none, its key. */
  readonly id: number | string;
  readonly names: readonly string[];
}

/** By number or name. Refuses `not-found`, or `conflict` where several match, listing candidates. */
export function findClient(workbook: Workbook, text: string): Client {
  return find(
    'client',
    text,
    listClients(workbook, true).map((thing) => ({ thing, id: thing.id, names: [thing.name] })),
  );
}

/**
 * By number, by "Client / Engagement", by its name if only one has it, or by the client's name if it has
 * only one engagement. Refuses as {@link findClient}.
 */
export function findEngagement(workbook: Workbook, text: string): Engagement {
  return find(
    'engagement',
    text,
    listEngagements(workbook, true).map((thing) => ({
      thing,
      id: thing.id,
      names: [`${thing.clientName} / ${thing.name}`, thing.name, thing.clientName],
    })),
  );
}

/** By number, name or catalogue key. Refuses as {@link findClient}. */
export function findMetric(workbook: Workbook, text: string): MetricWithFacts {
  return find(
    'metric',
    text,
    listMetrics(workbook, true, null).map((thing) => ({
      thing,
      id: thing.metric.id,
      names: [thing.metric.name, ...(thing.metric.catalogueKey ? [thing.metric.catalogueKey] : [])],
    })),
  );
}

/** One's own by number or name, a ready one by key or name. Refuses as {@link findClient}. */
export function findTemplate(workbook: Workbook, text: string): EngagementTemplate {
  return find(
    'template',
    text,
    [...listTemplates(workbook), ...readyTemplates].map((thing) => ({
      thing,
      id: templateKey(thing),
      names: [thing.name],
    })),
  );
}

/**
 * By number, or by "Engagement / Subject / Metric", "Client / Subject / Metric", "Subject / Metric" or
 * one of the last two alone, as far as only one series has it. Refuses as {@link findClient}.
 */
export function findSeries(workbook: Workbook, text: string): TrackedSeries {
  const engagements = new Map(listEngagements(workbook, true).map((each) => [each.id, each]));
  return find(
    'tracked series',
    text,
    allSeries(workbook).map((thing) => {
      const engagement = engagements.get(thing.engagementId);
      const subject = getSubject(workbook, thing.subjectId)?.name ?? '';
      const metric = getMetric(workbook, thing.metricId, null)?.metric.name ?? '';
      const pair = `${subject} / ${metric}`;
      return {
        thing,
        id: thing.id,
        names: [
          `${engagement?.name ?? ''} / ${pair}`,
          `${engagement?.clientName ?? ''} / ${pair}`,
          `${engagement?.clientName ?? ''} / ${engagement?.name ?? ''} / ${pair}`,
          pair,
          metric,
          subject,
        ],
      };
    }),
  );
}

/**
 * By number, by "Client / Subject", or by its name if only one client has it. Refuses as
 * {@link findClient}.
 */
export function findSubject(workbook: Workbook, text: string): Subject {
  return find(
    'subject',
    text,
    listClients(workbook, true).flatMap((client) =>
      listSubjects(workbook, client.id).map((thing) => ({
        thing,
        id: thing.id,
        names: [`${client.name} / ${thing.name}`, thing.name],
      })),
    ),
  );
}

/**
 * By number, by "Engagement / Season" or "Client / Season", or by its name if only one season has it.
 * Refuses as {@link findClient}.
 */
export function findSeason(workbook: Workbook, text: string): LeagueSeason {
  return find(
    'league season',
    text,
    listEngagements(workbook, true).flatMap((engagement) =>
      listSeasons(workbook, engagement.id, null).map((thing) => ({
        thing,
        id: thing.id,
        names: [
          `${engagement.name} / ${thing.name}`,
          `${engagement.clientName} / ${thing.name}`,
          thing.name,
        ],
      })),
    ),
  );
}

function find<Thing>(what: string, text: string, candidates: readonly Candidate<Thing>[]): Thing {
  const wanted = normalised(text);
  const numbered = candidates.find(({ id }) => String(id) === wanted);
  if (numbered) return numbered.thing;
  const whose = (fits: (name: string) => boolean) =>
    candidates.filter(({ names }) => names.some((name) => fits(normalised(name))));
  const exact = whose((name) => name === wanted);
  const named =
    exact.length > 0 || wanted === '' ? exact : whose((name) => name.startsWith(wanted));
  const [first, ...others] = named;
  if (!first) {
    const advice =
      candidates.length === 0 ? 'there is none yet' : `there are: ${listed(candidates)}`;
    throw new Refusal('not-found', `There is no ${what} “${text}”; ${advice}.`, [{ value: text }]);
  }
  if (others.length > 0) {
    throw new Refusal(
      'conflict',
      `“${text}” could be more than one ${what}: ${listed(named)}; use the whole name or the number.`,
      [{ value: text }],
    );
  }
  return first.thing;
}

function listed(candidates: readonly Candidate<unknown>[]): string {
  const shown = candidates
    .slice(0, MOST_LISTED)
    .map(({ id, names: [name = ''] }) => `“${name}” (${id})`)
    .join(', ');
  const more = candidates.length - MOST_LISTED;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Case, form of composed letters and blanks around slashes make no difference. */
function normalised(text: string): string {
  return text
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*\/\s*/g, ' / ')
    .replace(/\s+/g, ' ');
}
