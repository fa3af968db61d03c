/** A link between two scales in words, the same on screen, in reports and on the command line. */
import type { Link } from './links.ts';
import { formatNumber, formatSigned } from './wording.ts';

const LINES: Readonly<Record<Link['method'], (link: Link, decimals: number) => string>> = {
  additive: ({ shift }, decimals) => `median difference ${formatSigned(shift, decimals)}`,
  ratio: ({ factor }) => `ratio of means × ${formatNumber(factor, 4)}`,
  linear: ({ factor, shift }, decimals) =>
    `line ${formatNumber(factor, 4)} × old ${formatSigned(shift, decimals)}`,
};

/**
 * "median difference −13.64, from 4 pairs, mean error 4.79".
 *
 * @param source whose pairs they are, as "of 2 clients"; left out, it is not said
 */
export function describeLink(link: Link, decimals: number, source = ''): string {
  const pairs = link.pairs === 1 ? 'one pair' : `${link.pairs} pairs`;
  const error =
    link.meanError === null
      ? 'error unknown'
      : `mean error ${formatNumber(link.meanError, decimals)}`;
  const of = source === '' ? '' : ` ${source}`;
  return `${LINES[link.method](link, decimals)}, from ${pairs}${of}, ${error}`;
}

/** "of 9 series of 2 clients": whose pairs they are. */
export function describeSource({
  series,
  clients,
}: {
  readonly series: number;
  readonly clients: number;
}): string {
  const whose = clients === 1 ? 'one client' : `${clients} clients`;
  return `of ${series === 1 ? 'one series' : `${series} series`} of ${whose}`;
}
