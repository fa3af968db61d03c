/**
 * Points of an XmR chart that are unlikely to be the series' own noise: the four rules of NHS
 * England's "Making Data Count", with the details of NHSRplotthedots 0.2.2.
 */
import type { Limits } from './xmr-limits.ts';

export type SpecialCauseRule =
  | 'above-upper-limit'
  | 'below-lower-limit'
  | 'seven-rising'
  | 'seven-falling'
  | 'two-of-three-high'
  | 'two-of-three-low'
  | 'seven-above'
  | 'seven-below';

const RUN = 7;

/**
 * The rules that each value meets, the one it is listed under first; empty for common cause.
 *
 * Precedence: outside a limit, seven rising or falling, two of three near a limit, seven on one side.
 * A value equal to the mean breaks a run and equal neighbours break a trend. Of three on one side of
 * the mean only the near ones are flagged, and a value beyond the limit is not near it. A value
 * that ends one trend and starts the opposite one is listed under the one it starts.
 *
 * @param places places of the values that the three run rules look at, in rising order: all, or
 *   those of readings that share no days
 * @param rounding distance to the mean within which a value may lie on either side of it
 */
export function specialCauses(
  values: readonly number[],
  limits: Limits,
  places: readonly number[],
  rounding = 0,
): SpecialCauseRule[][] {
  const found = values.map((value): SpecialCauseRule[] => {
    if (limits.upper !== null && value > limits.upper) return ['above-upper-limit'];
    if (limits.lower !== null && value < limits.lower) return ['below-lower-limit'];
    return [];
  });
  const chosen = places.map((place) => values[place] ?? Number.NaN);
  const runs = [
    sevenRisingOrFalling(chosen),
    twoOfThreeNearALimit(chosen, limits),
    sevenOnOneSide(chosen, limits.centre, rounding),
  ];
  places.forEach((place, i) => {
    for (const rules of runs) found[place]?.push(...(rules[i] ?? []));
  });
  return found;
}

function sevenRisingOrFalling(values: readonly number[]): SpecialCauseRule[][] {
  const steps = values.slice(1).map((value, i) => Math.sign(value - (values[i] ?? value)));
  const rising = inRun(steps, 1, RUN - 1);
  const falling = inRun(steps, -1, RUN - 1);
  return values.map((_, i) => {
    // The run of steps from this value on, else the run up to it.
    const rules: SpecialCauseRule[] = [];
    for (const step of [i, i - 1]) {
      if (rising[step] === true) rules.push('seven-rising');
      if (falling[step] === true) rules.push('seven-falling');
    }
    return [...new Set(rules)];
  });
}

function sevenOnOneSide(
  values: readonly number[],
  centre: number,
  rounding: number,
): SpecialCauseRule[][] {
  const sides = values.map((value) =>
    Math.abs(value - centre) <= rounding ? 0 : Math.sign(value - centre),
  );
  const above = inRun(sides, 1, RUN);
  const below = inRun(sides, -1, RUN);
  return values.map((_, i) => {
    if (above[i] === true) return ['seven-above'];
    return below[i] === true ? ['seven-below'] : [];
  });
}

function twoOfThreeNearALimit(values: readonly number[], limits: Limits): SpecialCauseRule[][] {
  const { centre, lower, upper } = limits;
  const rules = values.map((): SpecialCauseRule[] => []);
  if (lower === null || upper === null) return rules;
  const nearReach = (2 / 3) * (upper - centre);
  const sides = values.map((value) => Math.sign(value - centre));
  const isNear = values.map(
    (value) => value <= upper && value >= lower && Math.abs(value - centre) > nearReach,
  );
  for (let start = 0; start + 3 <= values.length; start++) {
    const three = [start, start + 1, start + 2];
    const near = three.filter((i) => isNear[i]);
    const side = sides[start] ?? 0;
    if (side === 0 || near.length < 2 || three.some((i) => sides[i] !== side)) continue;
    for (const i of near) rules[i] = [side > 0 ? 'two-of-three-high' : 'two-of-three-low'];
  }
  return rules;
}

/** Whether each sign belongs to an unbroken run of the sign wanted, at least so long. */
function inRun(signs: readonly number[], wanted: number, length: number): boolean[] {
  const belongs = signs.map(() => false);
  let start = 0;
  signs.forEach((sign, i) => {
    if (sign !== wanted) start = i + 1;
    else if (i - start + 1 >= length) belongs.fill(true, start, i + 1);
  });
  return belongs;
}
