/** The whole command line: its commands, and what becomes of their errors. */
import { Command, CommanderError } from 'commander';
import { asRefusal } from '#main/usecases/refusals.ts';
import type { RefusalCode } from '#shared/domain/refusal.ts';
import { userWorkbookPath, version } from '../environment.ts';
import { addAnalyze } from './commands/analyze.ts';
import { addBackups } from './commands/backups.ts';
import { addClients } from './commands/clients.ts';
import { addDemo } from './commands/demo.ts';
import { addDetect } from './commands/detect.ts';
import { addDisclosures } from './commands/disclosures.ts';
import { addDrivers } from './commands/drivers.ts';
import { addEngagements } from './commands/engagements.ts';
import { addExports } from './commands/exports.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addImports } from './commands/imports.ts';
import { addJournal } from './commands/journal.ts';
import { addLeading } from './commands/leading.ts';
import { addLeague } from './commands/league.ts';
import { addMetrics } from './commands/metrics.ts';
import { addBenchmarks, addCards, addObjections } from './commands/metric-cards.ts';
import { addMilestones } from './commands/milestones.ts';
import { addReadings } from './commands/readings.ts';
import { addReport } from './commands/report.ts';
import { addRound } from './commands/round.ts';
import { addScoringChanges } from './commands/scoring-changes.ts';
import { addReviews, addSuccession } from './commands/reviews.ts';
import { addSearch } from './commands/search.ts';
import { addSeries } from './commands/series.ts';
import { addServe } from './commands/serve.ts';
import { addTemplates } from './commands/templates.ts';
import { addVerdicts } from './commands/verdicts.ts';
import { addSubjects } from './commands/subjects.ts';
import { addWorkbook, Unsound } from './commands/workbook.ts';
import { printRefusal } from './output.ts';

const USAGE = 2;
const DAMAGED = 3;

/** 0 done; 1 not done, nothing changed; 3 damaged or newer; 4 held by another process. */
const exitCodes: Readonly<Record<RefusalCode, number>> = {
  'bad-input': 1,
  'not-found': 1,
  conflict: 1,
  'not-a-workbook': 1,
  storage: 1,
  cancelled: 1,
  internal: 1,
  damaged: DAMAGED,
  'newer-version': DAMAGED,
  busy: 4,
};

/** Runs one command and gives its exit code; never throws. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const asJson = args.includes('--json');
  try {
    await buildProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof Unsound) return DAMAGED;
    if (error instanceof CommanderError) return usage(error, asJson);
    const refusal = asRefusal(error, userWorkbookPath()).toRecord();
    printRefusal(refusal, asJson);
    return exitCodes[refusal.code];
  }
}

function buildProgram(): Command {
  const program = new Command('plumbline')
    .description('The consultant’s engagement workbook: baselines, readings, honest trends.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .helpCommand(false)
    .showHelpAfterError(false);
  addDemo(program);
  addWorkbook(program);
  addBackups(program);
  addClients(program);
  addEngagements(program);
  addTemplates(program);
  addSubjects(program);
  addMetrics(program);
  addCards(program);
  addObjections(program);
  addBenchmarks(program);
  addScoringChanges(program);
  addSeries(program);
  addReadings(program);
  addRound(program);
  addVerdicts(program);
  addMilestones(program);
  addJournal(program);
  addHistory(program);
  addSuccession(program);
  addReviews(program);
  addLeague(program);
  addSearch(program);
  addImport(program);
  addImports(program);
  addAnalyze(program);
  addDetect(program);
  addDrivers(program);
  addLeading(program);
  addReport(program);
  addDisclosures(program);
  addExports(program);
  addServe(program);
  return program;
}

function usage(error: CommanderError, asJson: boolean): number {
  if (error.exitCode === 0) return 0;
  // Help that was shown for want of a command says all there is to say.
  if (error.code !== 'commander.help') {
    const [first = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
    const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}.`;
    const message = [sentence, ...hints, 'See --help.'].join(' ');
    printRefusal({ code: 'bad-input', message, details: [] }, asJson);
  }
  return USAGE;
}
