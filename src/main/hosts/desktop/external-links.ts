/** The addresses that may be opened in the system's browser: the sources that the catalogue names. */
import { catalogue } from '#shared/catalogue/index.ts';

const knownSources = new Set(
  JSON.stringify(catalogue)
    .match(/https:\/\/[^\s"\\,;)]+/g)
    ?.map((address) => new URL(address).href),
);

/** Whether it is, letter for letter, an https address that Plumbline itself ships. */
export function isKnownSource(address: string): boolean {
  const href = URL.parse(address)?.href;
  return href !== undefined && knownSources.has(href);
}
