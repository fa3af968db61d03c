/** `search`: everything that has a name or a note, by its words. */
import type { Command } from 'commander';
import type { MarkedText, SearchHit } from '#shared/contract/search.ts';
import { searchKindWords } from '#shared/domain/search.ts';
import { given } from '../given.ts';
import { table } from '../output.ts';
import { parseWhole } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface SearchOptions extends WorkbookOptions {
  readonly limit?: number;
}

export function addSearch(program: Command): void {
  workbookCommand(program, 'search', 'find clients, people, metrics, milestones and notes by words')
    .argument('<text...>', 'words, or how they begin')
    .option('--limit <number>', 'at most so many (default: 20)', parseWhole)
    .action(
      onWorkbook(async (run, { limit }: SearchOptions, ...words: string[]) => {
        const text = words.join(' ');
        const hits = await run.ask('search.find', { text, ...given({ limit }) });
        const nothing = `Nothing has words that begin like “${text}”.`;
        return { data: hits, text: hits.length === 0 ? nothing : inText(hits) };
      }),
    );
}

function inText(hits: readonly SearchHit[]): string {
  return table(hits, [
    { title: 'What', value: ({ kind }) => searchKindWords[kind] },
    {
      title: 'Name',
      value: ({ title, isArchived }) => `${plain(title)}${isArchived ? ' (archived)' : ''}`,
    },
    { title: 'Client', value: ({ clientName }) => clientName },
    { title: 'Engagement', value: ({ engagementName }) => engagementName },
    { title: 'Notes', value: ({ snippet }) => plain(snippet) },
  ]);
}

function plain(text: MarkedText): string {
  return text
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/g, ' ');
}
