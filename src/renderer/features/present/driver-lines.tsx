/** The score above the work that was logged beside it, on the same dates. */
import { useMemo } from 'react';
import type { SlideOf } from '#shared/contract/presentation.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { breaksOf } from '#shared/trend/breaks.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { AlignedLines } from '../../charts/aligned-lines.tsx';
import type { AlignedLine } from '../../charts/aligned-lines-model.ts';
import { formatValue, plural } from '../../components/format.ts';
import { verdictWords } from '../../components/verdict-badge.tsx';

type Drawn = SlideOf<'drivers'>['series'][number];

export function DriverLines({ series }: { series: readonly Drawn[] }) {
  const lines = useMemo(
    () => new Map<AlignedLine, Drawn>(series.map((each) => [lineOf(each), each])),
    [series],
  );
  return (
    <AlignedLines
      lines={[...lines.keys()]}
      words={(line) => wordsOf(line, lines.get(line))}
      note="Above, the score; below, the work. Dashed: baseline."
    />
  );
}

function lineOf({ trend }: Drawn): AlignedLine {
  const { series, metric, judgement } = trend;
  return {
    key: String(series.id),
    name: metric.name,
    points: judgement.readings.map(({ date, linked }) => ({ date, value: linked })),
    cadenceDays: metric.cadenceDays,
    baseline: judgement.baseline?.value ?? null,
    breaks: breaksOf(trend),
    mark: null,
  };
}

function wordsOf({ name }: AlignedLine, drawn: Drawn | undefined) {
  const latest = drawn?.trend.judgement.latest;
  if (!drawn || !latest) return { latest: '', whole: name };
  const { trend, line } = drawn;
  const value = formatValue(latest.value, trend.metric);
  const { word, sign } = verdictWords[line.verdict];
  return {
    // Its unit would take another line.
    latest: `${sign} ${word} · ${formatNumber(latest.value, trend.metric.decimals)}`,
    whole: `${name}: ${plural(trend.judgement.n, 'reading')}, latest ${value} on ${formatDate(latest.date)}, ${word.toLowerCase()}`,
  };
}
