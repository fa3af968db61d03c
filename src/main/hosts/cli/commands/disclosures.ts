/** `disclosures`: what left the workbook, and whether a file is one of them, unchanged. */
import type { Command } from 'commander';
import { findEngagement } from '#main/usecases/find.ts';
import {
  editionWords,
  periodInWords,
  redactionWords,
  verifiedInWords,
} from '#shared/domain/disclosure-words.ts';
import { given } from '../given.ts';
import { table } from '../output.ts';
import { readInputFile } from '../read-input-file.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ListOptions extends WorkbookOptions {
  readonly engagement?: string;
}

/** Digits of a SHA-256 that tell files apart for people. */
const SHORT_DIGEST = 12;

const LARGEST = { megabytes: 48, advice: 'no file that Plumbline makes comes near that' };

export function addDisclosures(program: Command): void {
  const disclosures = program.command('disclosures').description('the files that were handed over');

  workbookCommand(disclosures, 'list', 'every file that left the workbook, the newest first')
    .option('--engagement <engagement>', 'only of this one: number, name or client')
    .action(
      onWorkbook(async (run, { engagement }: ListOptions) => {
        const engagementId =
          engagement === undefined ? undefined : findEngagement(run.workbook(), engagement).id;
        const entries = await run.ask('disclosures.list', given({ engagementId }));
        const text = table(entries, [
          { title: 'On', value: ({ disclosedOn }) => disclosedOn },
          { title: 'Client', value: ({ clientName }) => clientName },
          { title: 'Edition', value: ({ edition }) => editionWords[edition] },
          { title: 'Period', value: periodInWords },
          { title: 'People', value: ({ redaction }) => redactionWords[redaction] },
          { title: 'File', value: ({ fileName }) => fileName },
          { title: 'Identifier', value: ({ identifier }) => identifier },
          { title: 'SHA-256', value: ({ sha256 }) => `${sha256.slice(0, SHORT_DIGEST)}…` },
        ]);
        return {
          data: entries,
          text: entries.length === 0 ? 'Nothing was handed over yet.' : text,
        };
      }),
    );

  workbookCommand(disclosures, 'verify', 'whether a file is one that was handed over, unchanged')
    .argument('<file>')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, file: string) => {
        const bytes = readInputFile(file, LARGEST);
        const verified = await run.ask('disclosures.verify', { bytes });
        const { disclosure } = verified;
        const whose =
          disclosure === null
            ? []
            : [`${disclosure.clientName}, ${disclosure.engagementName}: ${disclosure.identifier}`];
        return { data: verified, text: [verifiedInWords(disclosure), ...whose].join('\n') };
      }),
    );
}
