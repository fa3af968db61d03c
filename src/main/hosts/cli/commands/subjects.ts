/** `subjects`: who or what of a client is scored. */
import { Option, type Command } from 'commander';
import { findClient, findSubject } from '#main/usecases/find.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Consent, SubjectKind, SubjectVisibility, type Subject } from '#shared/domain/subject.ts';
import { consentText } from '../consent-text.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields extends WorkbookOptions {
  readonly name?: string;
  readonly alias?: string | false;
  readonly visibility?: SubjectVisibility;
  readonly consent?: Consent;
  readonly consentOn?: CalendarDate;
  readonly consentHow?: string;
  readonly inLeague?: boolean;
}

export function addSubjects(program: Command): void {
  const subjects = program.command('subjects').description('who or what of a client is scored');

  workbookCommand(subjects, 'list', 'list those of a client')
    .requiredOption('--client <client>', 'number or name')
    .action(
      onWorkbook(async (run, { client }: WorkbookOptions & { client: string }) => {
        const clientId = findClient(run.workbook(), client).id;
        const all = await run.ask('subjects.list', { clientId });
        const text = table(all, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Subject', value: ({ name }) => name },
          { title: 'Kind', value: ({ kind }) => kind },
          { title: 'Alias', value: ({ alias }) => alias },
          { title: 'In files', value: ({ visibility }) => visibility },
          { title: 'Consent', value: consentText },
          { title: 'In leagues', value: ({ inLeague }) => (inLeague ? 'yes' : 'no') },
        ]);
        return { data: all, text };
      }),
    );

  withFields(workbookCommand(subjects, 'add', 'add one'))
    .argument('<name>')
    .requiredOption('--client <client>', 'number or name')
    .addOption(
      new Option('--kind <kind>', 'what it is')
        .choices(SubjectKind.options)
        .makeOptionMandatory(true),
    )
    .action(
      onWorkbook(
        async (run, options: Fields & { client: string; kind: Subject['kind'] }, name: string) => {
          const clientId = findClient(run.workbook(), options.client).id;
          const fields = { ...changesIn(options), name, kind: options.kind };
          return shown(await run.ask('subjects.add', { clientId, ...fields }));
        },
      ),
    );

  withFields(workbookCommand(subjects, 'edit', 'change one'))
    .argument('<subject>', 'its number, its name, or client / name')
    .option('--name <name>')
    .option('--no-alias', 'without an alias')
    .action(
      onWorkbook(async (run, options: Fields, text: string) => {
        const { id: subjectId } = findSubject(run.workbook(), text);
        const { name } = options;
        const changes = { ...given({ name }), ...changesIn(options) };
        return shown(await run.ask('subjects.edit', { subjectId, ...changes }));
      }),
    );

  workbookCommand(subjects, 'decisions', 'show how one might be shown, from when on')
    .argument('<subject>', 'its number, its name, or client / name')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, text: string) => {
        const { id: subjectId } = findSubject(run.workbook(), text);
        const all = await run.ask('subjects.decisions', { subjectId });
        const shownThen = table(all, [
          { title: 'From', value: ({ decidedOn }) => decidedOn ?? 'before it was kept' },
          { title: 'In files', value: ({ visibility }) => visibility },
          { title: 'Consent', value: consentText },
        ]);
        return { data: all, text: shownThen };
      }),
    );
}

function withFields(command: Command): Command {
  return command
    .option('--alias <name>', 'shown in place of the name')
    .addOption(
      new Option('--visibility <visibility>', 'in files that leave the workbook').choices(
        SubjectVisibility.options,
      ),
    )
    .addOption(new Option('--consent <consent>', 'of a person').choices(Consent.options))
    .option('--consent-on <date>', 'when it was given or refused', parseDate)
    .option('--consent-how <text>', 'how, in a few words')
    .option('--in-league', 'takes part in leagues')
    .option('--no-in-league', 'stays out of leagues');
}

function changesIn({ alias, visibility, consent, consentOn, consentHow, inLeague }: Fields) {
  const consented = { consent, consentOn, consentHow };
  return given({ alias: alias === false ? null : alias, visibility, ...consented, inLeague });
}

function shown(subject: Subject): Result {
  const text = facts([
    ['No', subject.id],
    ['Subject', subject.name],
    ['Kind', subject.kind],
    ['Alias', subject.alias],
    ['In files', subject.visibility],
    ['Consent', consentText(subject)],
    ['In leagues', subject.inLeague ? 'yes' : 'no'],
  ]);
  return { data: subject, text };
}
