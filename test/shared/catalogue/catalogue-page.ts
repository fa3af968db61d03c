/** Renders docs/metric-catalogue.md from the catalogue, so that the page cannot go stale. */
import { format, resolveConfig } from 'prettier';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale } from '#shared/domain/metric.ts';

const INTRODUCTION = `# Metric catalogue

Ready metric definitions that an engagement can start from. Each fact names where it can be checked;
what could not be sourced is listed as open and never filled with a guess. An address is the one under
which a page was found; old pages may have gone since, and public archives may hold a copy.

This page is rendered from \`src/shared/catalogue\`. To add a metric, add an entry to the file of its
family, then run \`npx vitest run test/shared/catalogue --update\` and read what changed here.

- **Smoothing** is the provider's window in days. “None” also stands where no window is published; the
  open facts of the metric then say so. Set it in the workbook if your source shows a rolling figure.
- **Reading every** is the rhythm that suits the metric, not how often the provider renews it.
- A **scoring change** with a month only is entered on the best day known.
`;

const ROLES = { 'leading-indicator': 'leading indicator', driver: 'driver', result: 'result' };

export async function renderCataloguePage(catalogue: readonly CatalogueMetric[]): Promise<string> {
  const page = [INTRODUCTION, overview(catalogue), ...catalogue.map(section)].join('\n\n');
  return format(page, { ...(await resolveConfig('docs/metric-catalogue.md')), parser: 'markdown' });
}

function overview(catalogue: readonly CatalogueMetric[]): string {
  const rows = catalogue.map((metric) => [
    metric.name,
    metric.provider ?? 'own',
    ROLES[metric.role],
    `${describeScale(metric)} ${metric.unit}`,
    metric.smoothingDays === 0 ? 'none' : `${metric.smoothingDays} days`,
    `${metric.cadenceDays} days`,
  ]);
  const head = ['Metric', 'Provider', 'Role', 'Scale', 'Smoothing', 'Reading every'];
  const table = [head, head.map(() => '---'), ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function section(metric: CatalogueMetric): string {
  const { card, availability } = metric;
  const closed =
    availability.status === 'closed' && availability.closedOn !== null
      ? `Closed on ${formatDate(availability.closedOn)}. `
      : '';
  return [
    `## ${metric.name}`,
    `\`${metric.key}\` — ${closed}${availability.note}`,
    `**Stands for:** ${card.standsFor}`,
    `**Does not stand for:** ${card.doesNotStandFor}`,
    `**How to read it:** ${card.howToRead}`,
    `**Use for:** ${card.useFor}`,
    `**Not for:** ${card.notFor}`,
    list('Caveats that reports carry', card.caveats),
    list('Benchmarks', metric.benchmarks.map(benchmarkLine)),
    list('Scoring changes', metric.scoringChanges.map(scoringChangeLine)),
    list(
      'Facts',
      metric.facts.map(({ fact, source }) => `${fact} (${source})`),
    ),
    list('Open', metric.openFacts),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function benchmarkLine({ value, label, source }: CatalogueMetric['benchmarks'][number]): string {
  return `${value}: ${label} (${source})`;
}

function scoringChangeLine(change: CatalogueMetric['scoringChanges'][number]): string {
  const precision = change.datePrecision === 'month' ? ' (day not exact)' : '';
  return `${formatDate(change.date)}${precision}: ${change.what} (${change.source})`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `**${title}:**\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}
