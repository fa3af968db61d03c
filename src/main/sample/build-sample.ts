/**
 * The sample workbook: three invented engagements, filled through the same use cases and the same
 * import as anyone's own work, from the client files in ./data.
 */
import { readFile } from 'node:fs/promises';
import type { ImportOptions } from '#shared/contract/files.ts';
import type { InputOf, CheckedInputOf, ProcedureName } from '#shared/contract/index.ts';
import { contract } from '#shared/contract/index.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, SubjectId } from '#shared/domain/identity.ts';
import type { SignOff } from '#shared/domain/sign-off.ts';
import type { Context } from '#main/usecases/context.ts';
import { commitImport } from '#main/usecases/imports.ts';
import * as league from '#main/usecases/league.ts';
import * as metrics from '#main/usecases/metrics.ts';
import * as readings from '#main/usecases/readings.ts';
import * as scoringChanges from '#main/usecases/scoring-changes.ts';
import * as startEngagement from '#main/usecases/start-engagement.ts';
import * as subjects from '#main/usecases/subjects.ts';
import * as trends from '#main/usecases/trends.ts';
import * as verdicts from '#main/usecases/verdicts.ts';
import { edit } from '#main/usecases/workbook.ts';
import { reviewMetrics } from './sample-reviews.ts';

/** The day the sample stands at: its newest readings are a week old. */
const SAMPLE_DATE = '2013-11-18' as CalendarDate;

const day = (text: string): CalendarDate => text as CalendarDate;

/** Fills an empty workbook with the sample. Refuses as its use cases do; the caller discards it then. */
export async function buildSample(context: Context): Promise<void> {
  const sample = { ...context, today: SAMPLE_DATE };
  inOneStep(sample, () => {
    edit(sample, { preparedBy: 'Sample Consultant', asOf: SAMPLE_DATE });
  });
  const started = inOneStep(sample, () => ({
    meadowbrook: startMeadowbrook(sample),
    harbour: startHarbour(sample),
    lumen: startLumen(sample),
  }));
  const clientFiles = files(started);
  for (const [index, file] of clientFiles.entries()) {
    sample.signal.throwIfAborted();
    sample.progress({ phase: `Importing ${file.name}`, share: index / clientFiles.length });
    const bytes = new Uint8Array(await readFile(new URL(`./data/${file.name}`, import.meta.url)));
    const input = checked('imports.commit', { fileName: file.name, bytes, options: file.options });
    await commitImport(sample, input);
  }
  inOneStep(sample, () => agreeStartingPoints(sample, started));
  inOneStep(sample, () => reviewMetrics(sample, started.meadowbrook));
  inOneStep(sample, () => playLeague(sample, started.meadowbrook));
  inOneStep(sample, () => reviewVerdicts(sample, started));
}

interface Started {
  readonly meadowbrook: EngagementId;
  readonly harbour: EngagementId;
  readonly lumen: EngagementId;
}

function startMeadowbrook(context: Context): EngagementId {
  const { id, clientId } = start(context, {
    client: { name: 'Meadowbrook Health' },
    name: 'A content culture that lasts',
    objective:
      'Staff create and share content every week without being asked, and keep doing so after the engagement ends.',
    startsOn: day('2012-11-05'),
    endsOn: day('2013-12-02'),
    subject: { name: '@meadowbrookhealth', kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  const [klout] = metrics.list(context, checked('metrics.list', {}));
  if (!klout) throw new RangeError('the sample has no Klout Score');
  const person = (subject: Omit<InputOf<'subjects.add'>, 'clientId'>): SubjectId =>
    subjects.add(context, checked('subjects.add', { clientId, ...subject })).id;
  person({
    name: '@drpatelmeadow (CEO)',
    kind: 'executive',
    alias: 'Chief executive',
    consent: 'given',
  });
  const team = ['Ana Ruiz', 'Ben Ockham', 'Chloë Marsh', 'Dev Nair', 'Eilidh Ross', 'Farid Haddad'];
  team.forEach((name, index) =>
    person({
      name,
      kind: 'team-member',
      alias: `Team member ${index + 1}`,
      // Two of the six agreed to be scored, not to be named.
      visibility: index === 1 || index === 3 ? 'alias-only' : 'shared',
      // One of them does not want to be ranked.
      inLeague: index !== 3,
      consent: 'given',
    }),
  );
  // Both changes fall where readings on the old and on the new scale can be paired.
  for (const change of klout.scoringChanges) {
    if (change.changedOn === '2011-10-26' || change.changedOn === '2013-03-30')
      scoringChanges.decide(
        // Decided once the readings on both scales were in.
        { ...context, today: addDays(change.changedOn, 14) },
        checked('scoring-changes.decide', {
          scoringChangeId: change.id,
          treatment: 'splice',
          reason: 'Readings on both scales can be paired.',
        }),
      );
  }
  return id;
}

function startHarbour(context: Context): EngagementId {
  return start(context, {
    client: { name: 'Harbour Tools' },
    name: 'Distributors who talk to makers',
    objective:
      'Distributors and makers answer each other in public, so that makers find the brand.',
    status: 'closed',
    startsOn: day('2011-03-07'),
    endsOn: day('2012-11-05'),
    subject: { name: 'Harbour Tools', kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  }).id;
}

function startLumen(context: Context): EngagementId {
  const { id, clientId } = start(context, {
    client: { name: 'Lumen Travel' },
    name: 'From campaigns to a steady voice',
    objective: 'Replace bursts of paid campaigns by a voice that travellers follow all year.',
    startsOn: day('2012-09-03'),
    subject: { name: 'Lumen Travel', kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  subjects.add(
    context,
    checked('subjects.add', { clientId, name: 'Account with bought followers', kind: 'peer' }),
  );
  return id;
}

interface SampleFile {
  readonly name: string;
  readonly options: Partial<ImportOptions>;
}

/** What a person would say of each file, and no more. */
function files({ meadowbrook, harbour, lumen }: Started): SampleFile[] {
  const file = (name: string, options: Partial<ImportOptions>): SampleFile => ({ name, options });
  const metric = 'klout-score';
  return [
    file('meadowbrook-klout.csv', { engagementId: meadowbrook, metric }),
    file('meadowbrook-team-wide.csv', { engagementId: meadowbrook, metric }),
    file('meadowbrook-activity.csv', {
      engagementId: meadowbrook,
      metricOfColumn: {
        'posts published': 'content-published',
        'replies and conversations': 'replies-and-conversations',
        'shares by category influencers': 'shares-by-category-influencers',
      },
    }),
    file('meadowbrook-results.xlsx', {
      engagementId: meadowbrook,
      metricOfColumn: {
        'New patient enquiries': 'leads',
        'Share of voice': 'share-of-voice',
        'Positive sentiment': 'positive-sentiment',
      },
    }),
    file('harbour-klout.csv', { engagementId: harbour, metric }),
    file('harbour-klout-as-seen-2011-11-01.csv', {
      engagementId: harbour,
      metric,
      seenOn: day('2011-11-01'),
      restatedBy: day('2011-10-26'),
    }),
    file('lumen-klout.csv', {
      engagementId: lumen,
      metric,
      skipProblems: true,
      onDuplicate: 'keep',
    }),
    file('bought-followers-klout.csv', {
      engagementId: lumen,
      metric,
      subject: 'Account with bought followers',
    }),
    file('milestones.csv', {}),
  ];
}

/** Baselines as agreed at each start, and the one target. */
function agreeStartingPoints(context: Context, started: Started): void {
  const main = (engagementId: EngagementId) => {
    const found = trends
      .engagement(context, checked('trends.engagement', { engagementId }))
      .series.find((each) => each.series.isMain);
    if (!found) throw new RangeError('a sample engagement has no main indicator');
    return found.series.id;
  };
  const agree = (engagementId: EngagementId, date: string, value: number): void => {
    readings.agreeBaseline(
      { ...context, today: day(date) },
      checked('baselines.agree', { seriesId: main(engagementId), date: day(date), value }),
    );
  };
  agree(started.meadowbrook, '2012-11-12', 33.2);
  agree(started.harbour, '2011-03-14', 42.9);
  agree(started.lumen, '2012-09-17', 54.0);
  readings.setTarget(
    { ...context, today: day('2012-11-12') },
    checked('targets.set', {
      seriesId: main(started.meadowbrook),
      value: 48,
      dueOn: day('2013-12-02'),
    }),
  );
}

/** One verdict confirmed, one overridden; the others are left for whoever tries the sample. */
function reviewVerdicts(context: Context, started: Started): void {
  const review = (
    engagementId: EngagementId,
    signed: SignOff['signed'],
    sentence: string,
  ): void => {
    const [main] = trends.engagement(
      context,
      checked('trends.engagement', { engagementId }),
    ).series;
    if (!main) throw new RangeError('a sample engagement tracks nothing');
    const seriesId = main.series.id;
    verdicts.sign(context, checked('verdicts.sign', { seriesId, signed, sentence }));
  };
  review(
    started.meadowbrook,
    'improving',
    'The rise has held since the patient stories began in May, in weeks without a campaign as well.',
  );
  review(
    started.lumen,
    'declining',
    'I count this as a decline: the score has fallen in nearly every week since the agency changed in April, and the recovery plan has not begun.',
  );
}

/** Meadowbrook's people on their score: a season that is settled, and one that is running. */
function playLeague(context: Context, engagementId: EngagementId): void {
  const [main] = trends.engagement(context, checked('trends.engagement', { engagementId })).series;
  if (!main) throw new RangeError('the sample’s league has no metric');
  const add = (name: string, start: string, end: string) =>
    league.addSeason(
      context,
      checked('league.add-season', {
        engagementId,
        metricId: main.metric.id,
        name,
        contest: 'people',
        start: day(start),
        end: day(end),
      }),
    );
  const { id: seasonId } = add('Spring 2013', '2013-03-04', '2013-06-02');
  league.settle({ ...context, today: day('2013-06-03') }, { seasonId });
  add('Autumn 2013', '2013-09-02', '2013-12-01');
}

function start(context: Context, input: InputOf<'engagements.start'>) {
  return startEngagement.start(context, checked('engagements.start', input));
}

/** Input as a use case receives it: checked against the contract, defaults filled in. */
function checked<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
): CheckedInputOf<Name> {
  return contract[name].input.parse(input) as CheckedInputOf<Name>;
}

function inOneStep<Result>(context: Context, step: () => Result): Result {
  return context.workbook.change(step);
}
