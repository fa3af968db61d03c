/**
 * Change as a share of what was left to gain or to lose, because a score is harder to raise the
 * higher it is. References: Hake (1998) for gains; Marx & Cummings (2007) for losses.
 */
interface Scale {
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly direction: 'up' | 'down';
}

/**
 * From −1 (everything lost) to 1 (everything gained), positive where it became better; null where
 * the end of the scale that it needs is open, or reached or passed by the baseline already.
 */
export function normalisedChange(baseline: number, latest: number, scale: Scale): number | null {
  const gain = scale.direction === 'up' ? latest - baseline : baseline - latest;
  const best = scale.direction === 'up' ? scale.scaleMax : scale.scaleMin;
  const worst = scale.direction === 'up' ? scale.scaleMin : scale.scaleMax;
  const end = gain >= 0 ? best : worst;
  if (end === null) return null;
  const isUpwards = (scale.direction === 'up') === gain >= 0;
  const left = isUpwards ? end - baseline : baseline - end;
  return left > 0 ? gain / left : null;
}
