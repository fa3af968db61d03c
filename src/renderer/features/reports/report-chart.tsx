/** The main indicator's chart as a picture: as sharp on paper as on the screen. */
import { useMemo } from 'react';
import type { ReportPreview } from '#shared/contract/report-preview.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { chartPicture } from '../../charts/chart-picture.ts';
import { chartInWords } from '../../charts/reading-words.ts';
import { axisOf, layersAtFirst } from '../../charts/trend-chart-model.ts';
import styles from './paper.module.css';
import { reportChartModel } from './report-chart-model.ts';

/** CSS pixels of a page's width, with dots enough for print. */
const SIZE = { width: 700, height: 300, scale: 3 };

interface ReportChartProps {
  chart: NonNullable<ReportPreview['chart']>;
  to: CalendarDate;
}

export function ReportChart({ chart, to }: ReportChartProps) {
  const { metric, subject } = chart.trend;
  const { address, words, note } = useMemo(() => {
    const model = reportChartModel(chart, to);
    const shown = layersAtFirst(model, metric.smoothingDays);
    return {
      address: chartPicture({ model, shown, metric }, SIZE).toDataURL('image/png'),
      words: chartInWords(chart.trend, model),
      note: axisOf(model, shown, metric).note,
    };
  }, [chart, to, metric]);
  return (
    <figure className={styles.chart}>
      <figcaption>
        {metric.name} of {subject.name}
      </figcaption>
      <img src={address} alt={words} width={SIZE.width} height={SIZE.height} />
      {note !== null && <p className={styles.note}>{note}.</p>}
    </figure>
  );
}
