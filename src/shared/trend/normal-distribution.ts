/** The standard normal distribution, accurate far into its tails. */

/**
 * Chance that a standard normal value lies at least |z| from 0, on either side.
 *
 * Within 2.5/√2 of zero by the all-positive series of the error function, beyond it by the
 * continued fraction of the complementary one, so that tiny chances keep their digits.
 */
export function twoSidedChance(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2.5 ? 1 - errorFunction(x) : complementaryErrorFunction(x);
}

/** The distance from 0 within which a standard normal value lies with the chance given (0–1). */
export function normalQuantile(confidence: number): number {
  // Newton's steps from 0 never overshoot: the tail is convex there.
  let z = 0;
  for (let step = 0; step < 100; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const move = (twoSidedChance(z) - (1 - confidence)) / (2 * density);
    z += move;
    if (Math.abs(move) <= Number.EPSILON * z) break;
  }
  return z;
}

function errorFunction(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function complementaryErrorFunction(x: number): number {
  // The fraction x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))), from a depth at which it stands still.
  let fraction = x;
  for (let depth = 100; depth >= 1; depth--) fraction = x + depth / 2 / fraction;
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
}
