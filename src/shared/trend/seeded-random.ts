/** Random numbers that are the same in every run, so that a figure made with them can be made again. */

/**
 * Evenly spread numbers from 0 (included) to 1 (excluded).
 *
 * A Weyl sequence put through two rounds of multiply and shift, with multipliers found by C. Wellons
 * ("hash prospector"); good for shuffling and simulation, useless for secrets.
 *
 * @param seed any whole number; equal seeds give equal sequences
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
