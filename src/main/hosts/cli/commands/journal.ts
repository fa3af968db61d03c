/** `journal`: dated notes and decisions. */
import { Option, type Command } from 'commander';
import { findEngagement } from '#main/usecases/find.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { JournalKind, journalKindWords } from '#shared/domain/journal.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface OfEngagement extends WorkbookOptions {
  readonly engagement: string;
}

interface NewEntry extends OfEngagement {
  readonly date?: CalendarDate;
  readonly kind?: JournalKind;
}

const LINE_BREAKS = /\s*\n\s*/g;

export function addJournal(program: Command): void {
  const journal = program.command('journal').description('notes and decisions of an engagement');

  workbookCommand(journal, 'list', 'list them, the newest first')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .action(
      onWorkbook(async (run, { engagement }: OfEngagement) => {
        const engagementId = findEngagement(run.workbook(), engagement).id;
        const entries = await run.ask('journal.list', { engagementId });
        const text = table(entries, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Date', value: ({ date }) => date },
          { title: 'Kind', value: ({ kind }) => journalKindWords[kind] },
          { title: 'Text', value: (entry) => entry.text.replace(LINE_BREAKS, ' / ') },
        ]);
        return { data: entries, text: entries.length === 0 ? 'The journal is empty.' : text };
      }),
    );

  workbookCommand(journal, 'add', 'add one')
    .argument('<text>')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .option('--date <date>', 'the day it is about (default: today)', parseDate)
    .addOption(new Option('--kind <kind>', '(default: note)').choices(JournalKind.options))
    .action(
      onWorkbook(async (run, { engagement, date, kind }: NewEntry, text: string) => {
        const engagementId = findEngagement(run.workbook(), engagement).id;
        const entry = await run.ask('journal.add', {
          engagementId,
          text,
          ...given({ date, kind }),
        });
        return {
          data: entry,
          text: facts([
            ['No', entry.id],
            ['Date', entry.date],
            ['Kind', journalKindWords[entry.kind]],
            ['Text', entry.text],
          ]),
        };
      }),
    );
}
