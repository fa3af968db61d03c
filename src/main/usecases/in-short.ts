/** What a line of the portfolio has room for. */
import type { JudgementInShort } from '#shared/contract/trends.ts';
import type { Judgement } from '#shared/trend/judge.ts';

/** The judgement without what it says of each reading. */
export function inShort(judgement: Judgement): JudgementInShort {
  const { n, latest, pace, baseline, verdict, why, sentence, enoughOn, weeksToSettle } = judgement;
  return { n, latest, pace, baseline, verdict, why, sentence, enoughOn, weeksToSettle };
}

/** More than a sparkline's width has room for are thinned. */
const MOST_POINTS = 120;

/** The lowest and the highest of each stretch, so that a drawn line keeps its shape. */
export function extremesOf<Point extends { readonly value: number }>(
  points: readonly Point[],
): Point[] {
  if (points.length <= MOST_POINTS) return [...points];
  const stretch = Math.ceil(points.length / (MOST_POINTS / 2));
  const kept = new Set<Point>([points[0], points.at(-1)].filter((point) => point !== undefined));
  for (let from = 0; from < points.length; from += stretch) {
    const [first, ...others] = points.slice(from, from + stretch);
    if (!first) continue;
    kept.add(others.reduce((low, point) => (point.value < low.value ? point : low), first));
    kept.add(others.reduce((high, point) => (point.value > high.value ? point : high), first));
  }
  return points.filter((point) => kept.has(point));
}
