/** How much room text takes, in widths of a digit, so that columns and rows fit what they hold. */

/** Widths of Arial's characters against its digits, coarsely; wide scripts and emoji take two. */
function characterWidth(character: string): number {
  if (/[ijl.,;:'’|!()[\] ftrI/-]/.test(character)) return 0.55;
  if (/[mwMW@%—…]/.test(character)) return 1.5;
  if (/\p{Lu}/u.test(character)) return 1.25;
  return (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
}

/** Width of one line of text; bold takes a little more. */
export function textWidth(text: string, isBold = false): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return isBold ? width * 1.08 : width;
}

/** Lines that text takes when it is wrapped at words within a width. */
export function wrappedLines(text: string, width: number, isBold = false): number {
  return text
    .split('\n')
    .map((line) => linesOf(line, width, isBold))
    .reduce((sum, lines) => sum + lines, 0);
}

function linesOf(line: string, width: number, isBold: boolean): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(/(?<=[ -])/)) {
    const wanted = textWidth(word, isBold);
    if (used > 0 && used + wanted - 0.5 > width) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line is broken where the line ends.
    lines += Math.floor(Math.max(0, wanted - 0.5) / width);
    used = (used + wanted) % width;
  }
  return lines;
}
