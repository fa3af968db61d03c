/** Moving through the readings of a chart by keys and by the pointer. */

const A_MONTH = 28;

/** The place that a key leads to from another (null: from none); undefined for any other key. */
export function placeByKey(
  key: string,
  readings: readonly { readonly day: number }[],
  at: number | null,
): number | undefined {
  const last = readings.length - 1;
  const held = (place: number) => Math.min(Math.max(place, 0), last);
  switch (key) {
    case 'ArrowLeft':
      return held((at ?? last + 1) - 1);
    case 'ArrowRight':
      return held((at ?? -1) + 1);
    case 'PageUp':
      return aMonthFrom(readings, at ?? last, -1);
    case 'PageDown':
      return aMonthFrom(readings, at ?? 0, 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The nearest reading that lies four weeks away or more; at the ends, the last there is. */
function aMonthFrom(
  readings: readonly { readonly day: number }[],
  at: number,
  step: 1 | -1,
): number {
  const from = readings[at]?.day ?? 0;
  let place = at;
  while (readings[place + step] !== undefined) {
    place += step;
    if (Math.abs((readings[place]?.day ?? from) - from) >= A_MONTH) break;
  }
  return place;
}

/** The place of the reading nearest to a day, of readings in order; null for none. */
export function placeNearest(
  readings: readonly { readonly day: number }[],
  day: number,
): number | null {
  let low = 0;
  let high = readings.length - 1;
  if (high < 0) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((readings[middle]?.day ?? day) <= day) low = middle;
    else high = middle;
  }
  const distance = (place: number) => Math.abs((readings[place]?.day ?? day) - day);
  return distance(high) < distance(low) ? high : low;
}
