import { daysBetween } from '#shared/domain/calendar.ts';
import { detectScoringChanges } from '#shared/trend/detection.ts';
import {
  simulatePortfolio,
  readingsWithChange,
  USUAL_DISTRACTORS,
  clientsFor,
} from './simulated-portfolio.ts';
const n = Number(process.argv[2]),
  J = Number(process.argv[3]),
  runs = Number(process.argv[4]);
for (let r = 0; r < runs; r++) {
  const p = simulatePortfolio(1_000_003 * n + r, n, clientsFor(n), USUAL_DISTRACTORS);
  const pr = detectScoringChanges(readingsWithChange(p, J), [], p.metric);
  const ok = pr.some((x) => Math.abs(daysBetween(x.date, p.plantedOn)) <= 7);
  const alive = p.series.filter((s) => {
    const d = Date.parse(p.plantedOn) / 864e5;
    return s.dates[1]! < p.plantedOn && s.dates.at(-2)! >= p.plantedOn;
  });
  if (!ok && J > 0)
    console.log(
      'MISS',
      r,
      p.metric.smoothingDays,
      p.metric.decimals,
      p.plantedOn,
      'alive',
      alive.length,
      'gaps',
      alive
        .map(
          (s) =>
            s.clientId +
            ':' +
            Math.round(daysBetween(s.dates[0]!, s.dates.at(-1)!) / (s.dates.length - 1)),
        )
        .join(' '),
    );
  for (const x of pr)
    if (Math.abs(daysBetween(x.date, p.plantedOn)) > 7 || J === 0)
      console.log(
        ' FALSE',
        r,
        p.metric.smoothingDays,
        p.metric.decimals,
        p.plantedOn,
        x.from,
        x.to,
        x.direction,
        `${x.seriesCount}/${x.seriesCompared} of ${x.clientCount}/${x.clientsCompared}`,
        x.evidence.map((e) => e.clientId + ':' + e.typicalMoves.toFixed(1)).join(' '),
      );
}
