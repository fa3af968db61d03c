/** Names of files that are offered to a person; free of what file systems refuse. */

const NOT_ALLOWED = /[<>:"/\\|?*\u0000-\u001F\u007F]/gu;
const LONGEST_PART = 60;

/** "Client – Engagement – Trend report – 2026-11-23.xlsx" of its parts and ".xlsx". */
export function fileNameOf(parts: readonly string[], extension: string): string {
  return `${parts
    .map(safePart)
    .filter((part) => part !== '')
    .join(' – ')}${extension}`;
}

/** Windows takes no dot or space at the end of a name, and a dot at its start hides it elsewhere. */
function safePart(text: string): string {
  return Array.from(text.replace(NOT_ALLOWED, ' ').replace(/\s+/gu, ' '))
    .slice(0, LONGEST_PART)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
}
