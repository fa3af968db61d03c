/** `history`: what was corrected, agreed, reviewed, imported and disclosed in an engagement. */
import { Option, type Command } from 'commander';
import { findEngagement } from '#main/usecases/find.ts';
import { HistoryEntry, type HistoryKind } from '#shared/domain/history.ts';
import {
  entryInWords,
  entryReason,
  entrySubject,
  entryTitle,
} from '#shared/domain/history-words.ts';
import { table } from '../output.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface HistoryOptions extends WorkbookOptions {
  readonly engagement: string;
  readonly kind?: HistoryKind;
}

const LINE_BREAKS = /\s*\n\s*/g;

export function addHistory(program: Command): void {
  workbookCommand(program, 'history', 'what was changed in an engagement, the newest first')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .addOption(
      new Option('--kind <kind>', 'of one kind only').choices(
        HistoryEntry.options.map(({ shape }) => shape.kind.value),
      ),
    )
    .action(
      onWorkbook(async (run, { engagement, kind }: HistoryOptions) => {
        const engagementId = findEngagement(run.workbook(), engagement).id;
        const all = await run.ask('history.list', { engagementId });
        const entries = all.filter((entry) => kind === undefined || entry.kind === kind);
        const text = table(entries, [
          { title: 'On', value: ({ on }) => on },
          { title: 'What', value: entryTitle },
          { title: 'Of', value: entrySubject },
          { title: 'In words', value: entryInWords },
          { title: 'Why', value: (entry) => entryReason(entry).replace(LINE_BREAKS, ' / ') },
        ]);
        return { data: entries, text: entries.length === 0 ? 'Nothing is on record.' : text };
      }),
    );
}
