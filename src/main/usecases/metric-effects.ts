/** What another definition of a metric would make of every series on it, before it is saved. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { DefinitionEffect, DefinitionEffects } from '#shared/contract/metrics.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith, valueOffScale } from './metrics.ts';
import { judgedOn, judgeOf } from './trends.ts';

export function definitionEffects(
  context: Context,
  { metricId, definition }: CheckedInputOf<'metrics.effects'>,
): DefinitionEffects {
  const { metric } = metricWith(context, metricId);
  const supposed: Metric = { ...definition, id: metricId, catalogueKey: metric.catalogueKey };
  const now = judgeOf(context);
  const then = judgeOf(context, undefined, undefined, (id) => {
    const known = metricWith(context, id);
    return id === metricId ? { ...known, metric: supposed } : known;
  });
  const series = seriesOnMetric(context.workbook, metricId).flatMap(
    (tracked): DefinitionEffect[] => {
      const engagement = engagementWith(context, tracked.engagementId);
      if (tracked.archivedOn !== null || engagement.archivedOn !== null) return [];
      const day = judgedOn(engagement, context.today);
      const present = now(tracked, day, {});
      if (present.judgement.n === 0) return [];
      const supposedly = then(tracked, day, {});
      return [
        {
          seriesId: tracked.id,
          engagementId: engagement.id,
          clientName: engagement.clientName,
          engagementName: engagement.name,
          subjectName: present.subject.name,
          isMain: tracked.isMain,
          present: outcomeOf(present.judgement),
          then: outcomeOf(supposedly.judgement),
          losesSignOff: present.signOff?.fits === true && supposedly.signOff?.fits !== true,
        },
      ];
    },
  );
  return {
    metric,
    offScale: valueOffScale(context, metricId, definition),
    series: series.sort((one, other) => orderOf(one).localeCompare(orderOf(other), 'en')),
  };
}

function outcomeOf({
  verdict,
  sentence,
}: DefinitionEffect['present']): DefinitionEffect['present'] {
  return { verdict, sentence };
}

const orderOf = ({ clientName, engagementName, isMain, subjectName }: DefinitionEffect) =>
  [clientName, engagementName, isMain ? '' : subjectName].join('\n');
