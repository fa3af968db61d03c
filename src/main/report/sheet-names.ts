/** Names of sheets: what Excel refuses is replaced, and no two are alike. */

/** Excel's limit, in UTF-16 units. */
const LONGEST = 31;
const NOT_ALLOWED = /[:\\/?*[\]\u0000-\u001F]/gu;
/** Apostrophes are allowed inside but trip formulas and print areas, so the typographic one stands in. */
const APOSTROPHE = /['‘]/gu;

/** Excel reads `_x0041_` as "A". */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/giu;

/** Hands out sheet names that are valid and differ, whatever their case. */
export class SheetNames {
  readonly #taken = new Set<string>(['history']);

  /** The wanted name as a sheet may have it; "Name (2)" where it is taken. */
  claim(wanted: string): string {
    const base = wanted
      .replace(NOT_ALLOWED, ' ')
      .replace(APOSTROPHE, '’')
      .replace(ESCAPE, '-')
      .replace(/\s+/gu, ' ')
      .trim();
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : ` (${number})`;
      const name = `${shorten(base === '' ? 'Metric' : base, LONGEST - ending.length)}${ending}`;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** Cuts between characters as people see them, never inside one. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
