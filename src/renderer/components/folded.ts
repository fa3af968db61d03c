/** A text without case and accents, as words are compared by: "Thème" is "theme". */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
