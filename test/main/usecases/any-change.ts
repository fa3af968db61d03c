/**
 * For each command and job that changes a workbook, any input for it as the workbook stands: mostly one
 * that can be carried out, sometimes one that must be refused.
 */
import fc, { type GeneratorValue } from 'fast-check';
import { catalogue } from '#shared/catalogue/index.ts';
import { contract, type InputOf, type ProcedureName } from '#shared/contract/index.ts';
import type { NewMetric } from '#shared/contract/records.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import {
  BenchmarkId,
  ClientId,
  EngagementId,
  ImportId,
  JournalEntryId,
  LeagueSeasonId,
  MetricId,
  MilestoneId,
  ObjectionId,
  ReadingId,
  ScoringChangeId,
  SeriesId,
  SubjectId,
  TemplateId,
} from '#shared/domain/identity.ts';
import { listDismissed } from '#main/workbook/dismissed-proposals.ts';
import type { Session } from '#main/usecases/session.ts';
import { ownMetric, TODAY } from './a-session.ts';

/** Commands and jobs that no walk of changes takes, each with why. */
export const NO_CHANGES = {
  'workbook.undo': 'takes steps back, as the walk does in between and at its end',
  'workbook.redo': 'does them again, as the walk does in between and at its end',
  'workbook.create': 'makes the workbook: before it there is nothing to take back',
  'workbook.backup': 'writes another file',
  'workbooks.open': 'goes to another workbook, whose steps are its own',
  'workbooks.make': 'goes to another workbook, whose steps are its own',
  'workbooks.move': 'changes where the file lies, not what is in it',
  'workbooks.forget': 'keeps something of a person, beside the workbooks',
  'workbooks.keep-view': 'keeps something of a person, beside the workbooks',
  'backups.make': 'copies the workbook, changing nothing in it',
  'backups.restore': 'puts another file in its place, whose steps are its own',
  'workbook.compact': 'writes the same content anew',
  'workbook.recover': 'writes another file',
  'sample.open': 'goes to another workbook, whose steps are its own',
  'sample.remove': 'deletes a file, and what could be undone with it',
  'settings.edit': 'keeps something of a person, beside the workbooks',
  'imports.inspect': 'writes nothing',
  'imports.preview': 'writes nothing',
  'exports.make': 'writes nothing',
  'reports.make': 'records a disclosure, which is no step: what left the workbook has left',
} as const;

type NoChange = keyof typeof NO_CHANGES;
type Changing = {
  [Name in ProcedureName]: (typeof contract)[Name]['kind'] extends 'query' ? never : Name;
}[ProcedureName];
export type Change = Exclude<Changing, NoChange>;

/** Without what is left out. */
function defined<T extends Record<string, unknown>>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** The commands and jobs of the contract that change a workbook, by name. */
export function changesOfContract(): string[] {
  return Object.entries(contract)
    .filter(([name, { kind }]) => kind !== 'query' && !Object.hasOwn(NO_CHANGES, name))
    .map(([name]) => name)
    .sort();
}

/** What there is from the start, so that no change is left without something to work on. */
export interface Prepared {
  /** A metric whose readings suggest a scoring change that is not entered, and a day of it. */
  readonly shifted: InputOf<'scoring-changes.take-back'>;
  /** A metric that several people of an engagement are tracked on. */
  readonly team: InputOf<'succession.plan'>;
  /** A league season of theirs that is over and not settled. */
  readonly seasonId: LeagueSeasonId;
  /** Exports of single engagements of another workbook. */
  readonly exports: readonly InputOf<'exports.read-back'>['bytes'][];
}

type Inputs = { readonly [Name in Change]: () => InputOf<Name> };

/** Any input of each change, for the workbook as it stands at the moment of asking. */
export function anyChange(session: Session, prepared: Prepared, gen: GeneratorValue): Inputs {
  const any = <const T>(...values: readonly T[]): T => gen(() => fc.constantFrom(...values));
  const yes = () => gen(fc.boolean);
  const perhaps = <T>(value: T): T | undefined => (yes() ? value : undefined);
  const number = (min: number, max: number) => gen(fc.integer, { min, max });
  const text = () => gen(() => fc.string({ maxLength: 12 })) + any('', ' “so”; it’s', '\n=1+1');
  /** Rather different from each other; now and then the same, which most records refuse. */
  const name = () => any('Harbour', 'Lumen', 'Tern', 'O’Neil', '=Sum') + ` ${number(1, 400)}`;
  const value = () => number(0, 1_000) / 10;
  /** Most of them before today; now and then one to come. */
  const date = (): CalendarDate => addDays(TODAY, number(-400, 3));
  const later = (): CalendarDate => addDays(TODAY, number(1, 400));
  /** The number of some row. It may be there no more: 1 of a table without rows. */
  const one = (query: string): number => {
    const all = session.context().workbook.db.prepare<[], number>(query).pluck().all();
    return all.length === 0 ? 1 : any(...all);
  };
  const clientId = () => ClientId.parse(one('SELECT id FROM client'));
  const engagementId = () => EngagementId.parse(one('SELECT id FROM engagement'));
  const subjectId = () => SubjectId.parse(one('SELECT id FROM subject'));
  const metricId = () => MetricId.parse(one('SELECT id FROM metric'));
  const indicatorId = () => MetricId.parse(one(`SELECT id FROM metric WHERE role <> 'driver'`));
  const driverId = () => MetricId.parse(one(`SELECT id FROM metric WHERE role = 'driver'`));
  const seriesId = () => SeriesId.parse(one('SELECT id FROM tracked_series'));
  const scoringChangeId = () => ScoringChangeId.parse(one('SELECT id FROM scoring_change'));
  const seasonId = () => LeagueSeasonId.parse(one('SELECT id FROM league_season'));
  const entryId = () => JournalEntryId.parse(one('SELECT id FROM journal_entry'));
  const objectionId = () => ObjectionId.parse(one('SELECT id FROM objection'));
  const benchmarkId = () => BenchmarkId.parse(one('SELECT id FROM benchmark'));
  const templateId = () => TemplateId.parse(one('SELECT id FROM engagement_template'));
  /** An engagement and a metric that it tracks, which go together. */
  const planned = () => {
    const of = (column: string, id: SeriesId) =>
      one(`SELECT ${column} FROM tracked_series WHERE id = ${id}`);
    const id = seriesId();
    return {
      engagementId: EngagementId.parse(of('engagement_id', id)),
      metricId: MetricId.parse(of('metric_id', id)),
    };
  };
  const definition = (): InputOf<'metrics.edit'>['definition'] =>
    ownMetric({
      ...{ name: `${name()} score`, decimals: number(0, 3), smoothingDays: any(0, 30, 90) },
      ...{ role: any('leading-indicator', 'driver', 'result'), direction: any('up', 'down') },
      ...{ visibility: any('shared', 'private'), howToRead: text(), hasTrueZero: yes() },
    });
  const newMetric = (): NewMetric =>
    any<() => NewMetric>(
      () => ({ from: 'own', definition: definition() }),
      () => ({ from: 'catalogue', key: any(...catalogue).key }),
    )();
  const newSubject = () => ({
    ...{ name: name(), kind: any('organisation', 'executive', 'team-member', 'peer') },
    ...{ alias: any(null, name()), visibility: any('shared', 'alias-only', 'private') },
    inLeague: yes(),
  });
  const newEngagement = () => ({
    ...{ name: name(), objective: text(), note: text(), startsOn: date() },
    ...{ status: any('planned', 'active', 'active', 'handed-off', 'closed') },
    endsOn: any(null, later()),
  });
  const newMilestone = () => ({
    ...{ date: any(date(), later()), title: name(), category: any('', 'Launch'), note: text() },
    ...{ status: any('planned', 'done', 'missed', 'dropped'), owner: any('', name()) },
  });
  const csv = (): string =>
    [
      'date,value',
      ...Array.from(
        { length: number(1, 12) },
        () => `${addDays(TODAY, number(-400, 0))},${value()}`,
      ),
    ].join('\n');

  return {
    'workbook.edit': () => ({ preparedBy: name(), asOf: any(null, null, null, date()) }),

    'clients.add': () => ({ name: name(), note: text() }),
    'clients.edit': () => ({
      clientId: clientId(),
      ...defined({ name: perhaps(name()), note: text() }),
    }),
    'clients.archive': () => ({ clientId: clientId(), archived: yes() }),

    'engagements.add': () => ({ clientId: clientId(), ...newEngagement() }),
    'engagements.edit': () => ({
      engagementId: engagementId(),
      ...defined({ name: perhaps(name()), objective: text(), endsOn: perhaps(later()) }),
    }),
    'engagements.archive': () => ({ engagementId: engagementId(), archived: yes() }),
    'engagements.start': () => ({
      ...newEngagement(),
      client: yes() ? { id: clientId() } : { name: name() },
      subject: newSubject(),
      metrics: yes() ? [newMetric()] : [newMetric(), { from: 'workbook', metricId: metricId() }],
    }),

    'subjects.add': () => ({ clientId: clientId(), ...newSubject() }),
    'subjects.edit': () => ({
      subjectId: subjectId(),
      ...defined({
        name: perhaps(name()),
        alias: perhaps(name()),
        consent: perhaps(any('not-asked', 'given', 'refused')),
        consentOn: perhaps(any(null, date())),
        consentHow: perhaps(name()),
        inLeague: perhaps(yes()),
      }),
    }),

    'metrics.add': () => ({ metric: newMetric() }),
    'metrics.edit': () => ({ metricId: metricId(), definition: definition() }),
    'metrics.archive': () => ({ metricId: metricId(), archived: yes() }),

    'metrics.edit-card': () => ({
      metricId: metricId(),
      ...defined({ standsFor: perhaps(name()), caveats: text(), whyChosen: perhaps(text()) }),
    }),
    'objections.add': () => ({ metricId: metricId(), objection: name(), answer: text() }),
    'objections.edit': () => ({ objectionId: objectionId(), answer: text() + name() }),
    'objections.remove': () => ({ objectionId: objectionId() }),
    'benchmarks.add': () => ({
      ...{ metricId: metricId(), value: value(), label: name(), source: text() },
      asOf: any(null, date()),
    }),
    'benchmarks.edit': () => ({ benchmarkId: benchmarkId(), label: name(), source: text() }),
    'benchmarks.remove': () => ({ benchmarkId: benchmarkId() }),

    'templates.make': () => ({ engagementId: engagementId(), name: name(), description: text() }),
    'templates.edit': () => ({ templateId: templateId(), name: name(), description: text() }),
    'templates.remove': () => ({ templateId: templateId() }),

    'scoring-changes.add': () => ({
      ...{ metricId: metricId(), changedOn: date(), what: name(), source: text() },
      ...{
        treatment: any('rebase', 'splice', 'ignore', 'undecided'),
        linkMethod: any('additive', 'ratio', 'linear'),
      },
    }),
    'scoring-changes.decide': () => ({
      scoringChangeId: scoringChangeId(),
      ...{ treatment: any('rebase', 'splice', 'ignore', 'undecided'), reason: text() },
    }),
    'scoring-changes.edit': () => ({
      scoringChangeId: scoringChangeId(),
      ...defined({ changedOn: perhaps(date()), what: perhaps(name()), source: text() }),
    }),
    'scoring-changes.dismiss': () => ({
      // One that detection proposes where it proposes any.
      ...any(prepared.shifted, { metricId: metricId(), proposedOn: date() }),
      reason: name(),
    }),
    'scoring-changes.take-back': () => {
      const { workbook } = session.context();
      return any(...listDismissed(workbook, null, null), prepared.shifted);
    },

    'milestones.add': () => ({ engagementId: engagementId(), ...newMilestone() }),
    'milestones.edit': () => ({
      milestoneId: MilestoneId.parse(one('SELECT id FROM milestone')),
      ...newMilestone(),
    }),

    'journal.add': () => ({
      engagementId: engagementId(),
      ...defined({ date: perhaps(date()) }),
      ...{ kind: any('note', 'decision'), text: name() + text() },
    }),
    'journal.edit': () => ({ entryId: entryId(), date: date(), text: name() + text() }),
    'journal.remove': () => ({ entryId: entryId() }),

    'succession.plan': () => ({
      ...planned(),
      ...defined({
        reviewOn: perhaps(later()),
        keepIf: text(),
        successorId: perhaps(any(null, indicatorId())),
        overlapReadings: perhaps(number(0, 5)),
      }),
    }),
    'reviews.hold': () => ({
      ...planned(),
      reason: name(),
      ...any(
        { decision: 'keep' as const },
        { decision: 'replace' as const, successorId: indicatorId() },
        { decision: 'retire' as const },
      ),
    }),

    'series.add': () => {
      const subject = subjectId();
      // Mostly an engagement of the subject's own client.
      const own = `SELECT engagement.id FROM engagement JOIN subject USING (client_id)
        WHERE subject.id = ${subject}`;
      return {
        engagementId: EngagementId.parse(one(any(own, own, 'SELECT id FROM engagement'))),
        ...{ subjectId: subject, metricId: metricId(), isMain: yes() },
      };
    },
    'series.make-main': () => ({ seriesId: seriesId() }),
    'series.archive': () => ({ seriesId: seriesId(), archived: yes() }),

    'readings.log': () => ({
      ...{ seriesId: seriesId(), date: date(), value: value(), note: text(), source: text() },
      status: any('normal', 'estimated', 'provisional', 'break'),
    }),
    'readings.correct': () => ({
      readingId: ReadingId.parse(one('SELECT id FROM reading')),
      ...{ value: any(null, value()), reason: name() },
    }),
    'round.save': () => ({
      date: date(),
      entries: Array.from({ length: number(1, 4) }, () => ({
        ...{ seriesId: seriesId(), value: value() },
        ...defined({ reason: perhaps(name()) }),
      })),
    }),
    'baselines.agree': () => ({
      ...{ seriesId: seriesId(), date: date(), value: value(), note: text() },
      ...defined({ reason: perhaps(name()) }),
    }),
    'targets.set': () => ({ seriesId: seriesId(), value: value(), dueOn: later(), note: text() }),
    'targets.withdraw': () => ({ seriesId: seriesId(), reason: name() }),
    'verdicts.sign': () => ({
      ...{ seriesId: seriesId(), signed: any('improving', 'steady', 'unclear'), sentence: name() },
    }),

    'league.add-season': () => ({
      ...{ ...any(prepared.team, planned()), name: name() },
      ...{
        contest: any('people', 'peers'),
        start: addDays(TODAY, -300),
        end: addDays(TODAY, number(-20, 3)),
      },
      isAnonymous: yes(),
    }),
    'league.edit-season': () => ({ seasonId: seasonId(), name: name(), isAnonymous: yes() }),
    'league.settle': () => ({ seasonId: any(prepared.seasonId, seasonId()) }),

    'drivers.name': () => ({
      metricId: indicatorId(),
      driverIds: yes() ? [driverId()] : [],
    }),

    'imports.commit': () => {
      const { engagementId, metricId } = planned();
      const { db } = session.context().workbook;
      const nameOf = db.prepare<[number], string>('SELECT name FROM metric WHERE id = ?').pluck();
      return {
        ...{ fileName: `${name()}.csv`, bytes: new TextEncoder().encode(csv()) },
        options: {
          ...{ engagementId, metric: nameOf.get(metricId) ?? name(), skipProblems: yes() },
          onDuplicate: any('keep', 'replace', 'both', 'fail'),
        },
      };
    },
    'imports.take-back': () => ({
      importId: ImportId.parse(one('SELECT id FROM import')),
      reason: name(),
    }),
    'exports.read-back': () => ({ fileName: `${name()}.json`, bytes: any(...prepared.exports) }),
  };
}
