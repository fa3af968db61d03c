/** Keeping the labels of a chart apart. All lengths in pixels. */

/**
 * The row, 0 upwards, of each key centred on a position, so that keys in one row do not overlap.
 *
 * @param positions in rising order
 * @param width of a key and the air beside it
 */
export function rowsApart(positions: readonly number[], width: number): number[] {
  const endOfRow: number[] = [];
  return positions.map((position) => {
    const free = endOfRow.findIndex((end) => position - end >= width);
    const row = free === -1 ? endOfRow.length : free;
    endOfRow[row] = position;
    return row;
  });
}

/**
 * Where labels go so that each is at least `distance` from the next and all lie between `top` and
 * `bottom`, as near as may be to where they were wanted. Where there is not room enough for all, the
 * first ones keep their distance and the rest run past the bottom.
 */
export function spreadApart(
  wanted: readonly number[],
  distance: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const placed: number[] = [];
  // Neighbours that collide form a block, centred on the mean of what its members want.
  let blocks: { members: number[]; centre: number }[] = order.map((index) => ({
    members: [index],
    centre: at(wanted, index),
  }));
  for (let merged = true; merged;) {
    merged = false;
    const next: typeof blocks = [];
    for (const block of blocks) {
      const before = next.at(-1);
      const reach = before ? ((before.members.length + block.members.length) / 2) * distance : 0;
      if (before && block.centre - before.centre < reach) {
        before.members = [...before.members, ...block.members];
        before.centre = centreOf(before.members, wanted, distance, top, bottom);
        merged = true;
      } else {
        next.push({
          members: block.members,
          centre: centreOf(block.members, wanted, distance, top, bottom),
        });
      }
    }
    blocks = next;
  }
  for (const { members, centre } of blocks) {
    members.forEach((index, place) => {
      placed[index] = centre + (place - (members.length - 1) / 2) * distance;
    });
  }
  return placed;
}

function centreOf(
  members: readonly number[],
  wanted: readonly number[],
  distance: number,
  top: number,
  bottom: number,
): number {
  const mean = members.reduce((sum, index) => sum + at(wanted, index), 0) / members.length;
  const half = ((members.length - 1) / 2) * distance;
  return Math.max(top + half, Math.min(bottom - half, mean));
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
