/**
 * Every procedure that works on an open workbook, and what carries it out. The long ones are loaded
 * when first asked for, so that no start waits for the Excel library.
 */
import type { CheckedInputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import { clientOverview } from './client-overview.ts';
import * as clients from './clients.ts';
import type { Context } from './context.ts';
import { detect } from './detect.ts';
import * as disclosures from './disclosures.ts';
import * as drivers from './drivers.ts';
import * as engagementHistory from './engagement-history.ts';
import * as engagements from './engagements.ts';
import * as journal from './journal.ts';
import { leading } from './leading.ts';
import * as league from './league.ts';
import * as metricCards from './metric-cards.ts';
import { definitionEffects } from './metric-effects.ts';
import { metricUses } from './metric-uses.ts';
import * as metrics from './metrics.ts';
import { milestoneEffects } from './milestone-effects.ts';
import * as milestones from './milestones.ts';
import * as pastImports from './past-imports.ts';
import * as readings from './readings.ts';
import * as round from './round.ts';
import { effects } from './scoring-change-effects.ts';
import * as scoringChanges from './scoring-changes.ts';
import { find } from './search.ts';
import * as series from './series.ts';
import { start as startEngagement } from './start-engagement.ts';
import * as subjects from './subjects.ts';
import * as succession from './succession.ts';
import * as templates from './templates.ts';
import * as trends from './trends.ts';
import * as verdicts from './verdicts.ts';
import * as workbook from './workbook.ts';

type UseCase<Name extends ProcedureName> = (
  context: Context,
  input: CheckedInputOf<Name>,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** The session answers these itself: they are asked while no workbook is open, or go to another. */
const ofSession = [
  'workbook.state',
  'workbook.create',
  'workbooks.list',
  'workbooks.open',
  'workbooks.make',
  'workbooks.move',
  'workbooks.forget',
  'workbooks.keep-view',
  'settings.edit',
  'sample.open',
  'sample.remove',
  'backups.list',
  'backups.make',
  'backups.verify',
  'backups.restore',
  'workbook.compact',
  'workbook.recover',
] as const satisfies readonly ProcedureName[];
export type SessionProcedure = (typeof ofSession)[number];

export function isOfSession(name: ProcedureName): name is SessionProcedure {
  return ofSession.some((own) => own === name);
}

type UseCases = {
  readonly [Name in Exclude<ProcedureName, SessionProcedure>]: UseCase<Name>;
};

export const useCases: UseCases = {
  'workbook.edit': workbook.edit,
  'workbook.undo': workbook.undo,
  'workbook.redo': workbook.redo,
  'workbook.verify': workbook.verify,
  'workbook.backup': workbook.backup,

  'clients.list': clients.list,
  'clients.show': clients.show,
  'clients.overview': clientOverview,
  'clients.add': clients.add,
  'clients.edit': clients.edit,
  'clients.archive': clients.archive,

  'engagements.list': engagements.list,
  'engagements.show': engagements.show,
  'engagements.add': engagements.add,
  'engagements.edit': engagements.edit,
  'engagements.archive': engagements.archive,
  'engagements.start': startEngagement,

  'subjects.list': subjects.list,
  'subjects.add': subjects.add,
  'subjects.edit': subjects.edit,
  'subjects.decisions': subjects.decisions,

  'metrics.list': metrics.list,
  'metrics.show': metrics.show,
  'metrics.add': metrics.add,
  'metrics.edit': metrics.edit,
  'metrics.archive': metrics.archive,
  'metrics.tracking': metrics.tracking,
  'metrics.uses': metricUses,
  'metrics.effects': definitionEffects,
  'metrics.card': metricCards.show,
  'metrics.edit-card': metricCards.edit,
  'objections.add': metricCards.addObjection,
  'objections.edit': metricCards.editObjection,
  'objections.remove': metricCards.removeObjection,
  'benchmarks.list': metricCards.benchmarks,
  'benchmarks.add': metricCards.addBenchmark,
  'benchmarks.edit': metricCards.editBenchmark,
  'benchmarks.remove': metricCards.removeBenchmark,

  'templates.list': templates.list,
  'templates.preview': templates.preview,
  'templates.make': templates.make,
  'templates.edit': templates.edit,
  'templates.remove': templates.remove,

  'scoring-changes.list': scoringChanges.list,
  'scoring-changes.add': scoringChanges.add,
  'scoring-changes.decide': scoringChanges.decide,
  'scoring-changes.edit': scoringChanges.edit,
  'scoring-changes.effects': effects,
  'scoring-changes.detect': detect,
  'scoring-changes.dismissed': scoringChanges.dismissed,
  'scoring-changes.dismiss': scoringChanges.dismiss,
  'scoring-changes.take-back': scoringChanges.takeBack,

  'milestones.list': milestones.list,
  'milestones.show': milestones.show,
  'milestones.add': milestones.add,
  'milestones.edit': milestones.edit,
  'milestones.effects': milestoneEffects,

  'history.list': engagementHistory.list,
  'agreements.list': engagementHistory.agreements,
  'subjects.tracked': subjects.tracked,

  'journal.list': journal.list,
  'journal.add': journal.add,
  'journal.edit': journal.edit,
  'journal.remove': journal.remove,

  'succession.list': succession.list,
  'succession.plan': succession.plan,
  'reviews.hold': succession.hold,

  'series.add': series.add,
  'series.make-main': series.makeMain,
  'series.archive': series.archive,

  'readings.list': readings.list,
  'readings.log': readings.log,
  'readings.correct': readings.correct,
  'corrections.list': readings.corrections,
  'baselines.agree': readings.agreeBaseline,
  'targets.set': readings.setTarget,
  'targets.withdraw': readings.withdrawTarget,

  'round.show': round.show,
  'round.save': round.save,

  'trends.portfolio': trends.portfolio,
  'trends.engagement': trends.engagement,
  'trends.series': trends.series,
  'trends.leading': leading,

  'search.find': find,

  'verdicts.sign': verdicts.sign,
  'verdicts.sign-offs': verdicts.signOffs,

  'drivers.show': drivers.show,
  'drivers.name': drivers.name,

  'league.seasons': league.seasons,
  'league.add-season': league.addSeason,
  'league.edit-season': league.editSeason,
  'league.show': league.show,
  'league.settle': league.settle,

  'imports.inspect': async (context, input) =>
    (await import('./imports.ts')).inspectImport(context, input),
  'imports.list': pastImports.list,
  'imports.take-back': pastImports.takeBack,
  'imports.preview': async (context, input) =>
    (await import('./imports.ts')).previewImport(context, input),
  'imports.commit': async (context, input) =>
    (await import('./imports.ts')).commitImport(context, input),
  'reports.preview': async (context, input) =>
    (await import('./report-preview.ts')).previewReport(context, input),
  'reports.make': async (context, input) =>
    (await import('./reports.ts')).makeReport(context, input),
  'presentation.show': async (context, input) =>
    (await import('./presentation.ts')).showPresentation(context, input),
  'disclosures.list': disclosures.list,
  'disclosures.verify': disclosures.verify,
  'exports.make': async (context, input) =>
    (await import('./exports.ts')).makeExport(context, input),
  'exports.read-back': async (context, input) =>
    (await import('./exports.ts')).readBack(context, input),
};
