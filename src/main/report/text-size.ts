/** How much room text takes, in widths of a digit, so that columns and rows fit what they hold. */

const DIGIT = 556;
/** Advance widths of Arial, in thousandths of the type size, and the characters that have them. */
const WIDTHS: Readonly<Record<number, string>> = {
  191: "'‘’",
  222: 'ijl',
  260: '|',
  278: ' !,./:;I[\\]ft·',
  333: '()-`r“”',
  389: '*',
  500: 'ckvxyzsJ',
  556: '#$0123456789?L_abdeghnopqu–',
  584: '+<=>~−±',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '—…→',
  1015: '@',
};
const widthOfCharacter = new Map(
  Object.entries(WIDTHS).flatMap(([width, characters]) =>
    Array.from(characters, (character) => [character, Number(width) / DIGIT] as const),
  ),
);
/** Characters of other scripts, and emoji, are up to this wide. */
const WIDE = 2;
const BOLD = 1.08;

/** By code, for the characters that most texts, and all numbers, are made of. */
const widthOfCode = Float64Array.from(
  { length: 127 },
  (_, code) => widthOfCharacter.get(String.fromCharCode(code)) ?? Number.NaN,
);

/** Width of one line of text; bold takes a little more. */
export function textWidth(text: string, isBold = false): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) width += widthOfCode[text.charCodeAt(i)] ?? Number.NaN;
  if (Number.isNaN(width)) width = widthOfAny(text);
  return isBold ? width * BOLD : width;
}

function widthOfAny(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue;
    width += widthOfCharacter.get(character) ?? (character < '\u1100' ? 1.1 : WIDE);
  }
  return width;
}

/** Lines that text takes when it is wrapped at words within a width. */
export function wrappedLines(text: string, width: number, isBold = false): number {
  if (!text.includes('\n')) return linesOf(text, width, isBold);
  return text
    .split('\n')
    .map((line) => linesOf(line, width, isBold))
    .reduce((sum, lines) => sum + lines, 0);
}

/** Programs differ a little in where they end a line. */
const CAUTION = 0.97;

function linesOf(line: string, width: number, isBold: boolean): number {
  if (textWidth(line, isBold) <= width + 0.01) return 1;
  const room = Math.max(1, width * CAUTION);
  const space = textWidth(' ', isBold);
  let lines = 1;
  let used = 0;
  for (const word of line.split(/(?<=[ -])/)) {
    const wanted = textWidth(word, isBold);
    const visible = word.endsWith(' ') ? wanted - space : wanted;
    if (used > 0 && used + visible > room) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line is broken where the line ends.
    const further = Math.ceil(visible / room) - 1;
    lines += Math.max(0, further);
    used = further > 0 ? wanted - further * room : used + wanted;
  }
  return lines;
}
