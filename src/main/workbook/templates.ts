/** Queries on engagement templates; their metrics are those of the workbook. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId, TemplateId } from '#shared/domain/identity.ts';
import type {
  EngagementTemplate,
  TemplateContents,
  TemplateMilestone,
  TemplateSeries,
  TemplateSubject,
} from '#shared/domain/template.ts';
import type { Workbook } from './workbook.ts';

interface TemplateRow {
  readonly id: TemplateId;
  readonly name: string;
  readonly description: string;
  readonly madeOn: CalendarDate;
}

const SELECT = 'SELECT id, name, description, made_on AS madeOn FROM engagement_template';

/** By name. */
export function listTemplates(workbook: Workbook): EngagementTemplate[] {
  return workbook.db
    .prepare<[], TemplateRow>(`${SELECT} ORDER BY name`)
    .all()
    .map((row) => withContents(workbook, row));
}

export function getTemplate(workbook: Workbook, id: TemplateId): EngagementTemplate | undefined {
  const row = workbook.db.prepare<[TemplateId], TemplateRow>(`${SELECT} WHERE id = ?`).get(id);
  return row && withContents(workbook, row);
}

/** The number and name of the template of that name, upper and lower case alike. */
export function templateNamed(
  { db }: Workbook,
  name: string,
): Pick<TemplateRow, 'id' | 'name'> | undefined {
  return db.prepare<[string], TemplateRow>(`${SELECT} WHERE name = ?`).get(name);
}

interface SeriesRow {
  readonly metricId: MetricId;
  readonly name: string;
  readonly role: TemplateSeries['metric']['role'];
  readonly unit: string;
  readonly decimals: number;
  readonly direction: TemplateSeries['metric']['direction'];
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly isMain: 0 | 1;
  readonly reviewDays: number | null;
  readonly targetChange: number | null;
  readonly targetDays: number | null;
}

function withContents({ db }: Workbook, row: TemplateRow): EngagementTemplate {
  const seriesOfSubject = db.prepare<[number], SeriesRow>(
    `SELECT metric_id AS metricId, name, role, unit, decimals, direction, scale_min AS scaleMin,
       scale_max AS scaleMax, is_main AS isMain, review_days AS reviewDays,
       target_change AS targetChange, target_days AS targetDays
     FROM template_series JOIN metric ON metric.id = metric_id
     WHERE template_subject_id = ? ORDER BY template_series.id`,
  );
  const subjects = db
    .prepare<[TemplateId], { id: number; kind: TemplateSubject['kind'] }>(
      'SELECT id, kind FROM template_subject WHERE template_id = ? ORDER BY id',
    )
    .all(row.id)
    .map(({ id, kind }) => ({ kind, series: seriesOfSubject.all(id).map(toSeries) }));
  const milestones = db
    .prepare<[TemplateId], TemplateMilestone>(
      `SELECT days, title, category FROM template_milestone WHERE template_id = ?
       ORDER BY days, id`,
    )
    .all(row.id);
  const { id, madeOn, name, description } = row;
  return { origin: { kind: 'own', id, madeOn }, name, description, subjects, milestones };
}

function toSeries(row: SeriesRow): TemplateSeries {
  const { metricId, isMain, reviewDays, targetChange, targetDays, ...metric } = row;
  return {
    metric: { ...metric, from: { from: 'workbook', metricId } },
    isMain: isMain === 1,
    reviewDays,
    target:
      targetChange === null || targetDays === null
        ? null
        : { change: targetChange, days: targetDays },
  };
}

/** @throws RangeError for a series on a metric that is not the workbook's */
export function insertTemplate(
  { db }: Workbook,
  template: Pick<TemplateRow, 'name' | 'description' | 'madeOn'> & TemplateContents,
): TemplateId {
  const { name, description, madeOn } = template;
  const { lastInsertRowid: templateId } = db
    .prepare<[string, string, CalendarDate]>(
      'INSERT INTO engagement_template (name, description, made_on) VALUES (?, ?, ?)',
    )
    .run(name, description, madeOn);
  const insertSubject = db.prepare<[unknown, string]>(
    'INSERT INTO template_subject (template_id, kind) VALUES (?, ?)',
  );
  const insertSeries = db.prepare<[unknown]>(
    `INSERT INTO template_series (template_subject_id, metric_id, is_main, review_days,
       target_change, target_days)
     VALUES (@subjectId, @metricId, @isMain, @reviewDays, @targetChange, @targetDays)`,
  );
  const insertMilestone = db.prepare<[unknown]>(
    `INSERT INTO template_milestone (template_id, days, title, category)
     VALUES (@templateId, @days, @title, @category)`,
  );
  for (const { kind, series } of template.subjects) {
    const { lastInsertRowid: subjectId } = insertSubject.run(templateId, kind);
    for (const { metric, isMain, reviewDays, target } of series) {
      if (metric.from.from !== 'workbook') throw new RangeError(`${metric.name} is not here`);
      insertSeries.run({
        ...{ subjectId, metricId: metric.from.metricId, isMain: Number(isMain), reviewDays },
        ...{ targetChange: target?.change ?? null, targetDays: target?.days ?? null },
      });
    }
  }
  for (const milestone of template.milestones) insertMilestone.run({ ...milestone, templateId });
  return Number(templateId) as TemplateId;
}

export function updateTemplate(
  { db }: Workbook,
  template: Pick<TemplateRow, 'id' | 'name' | 'description'>,
): void {
  db.prepare<[unknown]>(
    'UPDATE engagement_template SET name = @name, description = @description WHERE id = @id',
  ).run(template);
}

export function deleteTemplate({ db }: Workbook, id: TemplateId): void {
  db.prepare<[TemplateId]>('DELETE FROM engagement_template WHERE id = ?').run(id);
}
