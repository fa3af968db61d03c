/** Starts a season, or edits one; a settled one only in its name and in whether it names people. */
import { useState } from 'react';
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import { addMonths, type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import {
  isAbsentFromLeagues,
  isRankedIn,
  type LeagueContest,
  type LeagueMeasure,
  type LeagueSeason,
} from '#shared/domain/league.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import {
  Checkbox,
  Choice,
  DateField,
  FieldRow,
  Form,
  Select,
  TextField,
} from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';
import { measureOptions } from './season-words.ts';

const SEASON_MONTHS = 3;

interface SeasonFormProps {
  trends: EngagementTrends;
  /** The one to edit; null for a new one. */
  season: LeagueSeason | null;
  today: CalendarDate;
  onDone: (season: LeagueSeason) => void;
  onCancel: () => void;
}

export function SeasonForm({ trends, season, today, onDone, onCancel }: SeasonFormProps) {
  const { series, engagement } = trends;
  const add = useCommand('league.add-season');
  const edit = useCommand('league.edit-season');
  const hasPeople = series.some(({ subject }) => isRankedIn('people', subject));
  const [name, setName] = useState(season?.name ?? '');
  const [contest, setContest] = useState<LeagueContest>(
    season?.contest ?? (hasPeople ? 'people' : 'peers'),
  );
  const main = series.find((trend) => trend.series.isMain) ?? series[0];
  const [metricText, setMetricText] = useState<string | null>(
    season ? String(season.metricId) : main ? String(main.metric.id) : null,
  );
  const [startText, setStartText] = useState<string>(season?.start ?? today);
  const [endText, setEndText] = useState<string>(season?.end ?? addMonths(today, SEASON_MONTHS));
  const [measure, setMeasure] = useState<LeagueMeasure>(season?.measure ?? 'normalised-change');
  const [isAnonymous, setIsAnonymous] = useState(season?.isAnonymous ?? false);
  const [isSent, setIsSent] = useState(false);

  const metrics = metricsOf(series);
  const metric = metrics.find(({ id }) => String(id) === metricText);
  const start = typedDate(startText);
  const end = typedDate(endText);
  const isBackwards = start.value !== null && end.value !== null && end.value <= start.value;
  const endProblem = end.problem ?? (isBackwards ? 'It ends before it begins.' : null);

  const submit = () => {
    setIsSent(true);
    if (name.trim() === '') return;
    const done = (what: string) => ({
      onSuccess: (saved: LeagueSeason) => {
        say(`“${saved.name}” ${what}.`);
        onDone(saved);
      },
    });
    if (season && season.settledOn !== null) {
      edit.mutate({ seasonId: season.id, name, isAnonymous }, done('is changed'));
      return;
    }
    if (!metric || start.value === null || end.value === null || isBackwards) return;
    const rules = { metricId: metric.id, contest, start: start.value, end: end.value, measure };
    const fields = { name, isAnonymous, ...rules };
    if (season) edit.mutate({ seasonId: season.id, ...fields }, done('is changed'));
    else add.mutate({ engagementId: engagement.id, ...fields }, done('has begun'));
  };

  return (
    <Form onSubmit={submit} refusal={add.error ?? edit.error}>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        placeholder="Spring season"
        error={isSent && name.trim() === '' ? 'Give it a name.' : null}
        isRequired
        autoFocus
      />
      {season && season.settledOn !== null ? (
        <p>
          Settled on {formatDate(season.settledOn)}: what was achieved rests on its days, metric and
          measure, so these stay as they were.
        </p>
      ) : (
        <>
          <Choice
            label="Who is ranked"
            value={contest}
            onChange={setContest}
            options={[
              { value: 'people', label: 'The client’s people, among themselves' },
              { value: 'peers', label: 'The organisation, among its peers' },
            ]}
          />
          <Select
            label="Metric"
            value={metricText}
            onChange={setMetricText}
            options={metrics.map(({ id, name: label }) => ({
              value: String(id),
              label,
              description: plural(
                contestants(series, id, contest),
                contest === 'people' ? 'person' : 'organisation',
                contest === 'people' ? 'people' : 'organisations',
              ),
            }))}
            description={
              metric ? whoTakesPart(contestants(series, metric.id, contest), contest) : undefined
            }
            error={isSent && !metric ? 'Choose a metric that the engagement tracks.' : null}
            isRequired
          />
          <FieldRow>
            <DateField
              label="First day"
              value={startText}
              onChange={setStartText}
              error={isSent ? start.problem : null}
              isRequired
            />
            <DateField
              label="Last day"
              value={endText}
              onChange={setEndText}
              error={isSent ? endProblem : null}
              isRequired
            />
          </FieldRow>
          <Select
            label="Ranked by"
            value={measure}
            onChange={setMeasure}
            options={measureOptions(null)}
          />
        </>
      )}
      <Checkbox
        label="Name nobody"
        isSelected={isAnonymous}
        onChange={setIsAnonymous}
        description="Places without names, here and in reports."
      />
      <DialogActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={add.isPending || edit.isPending}>
          {season ? 'Save' : 'Start the season'}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** The metrics that are tracked, each once, the main one's first. */
function metricsOf(series: readonly SeriesTrend[]): Metric[] {
  return [...new Map(series.map(({ metric }) => [metric.id, metric])).values()];
}

function contestants(
  series: readonly SeriesTrend[],
  metricId: Metric['id'],
  contest: LeagueContest,
): number {
  return series.filter(
    ({ metric, subject }) =>
      metric.id === metricId && isRankedIn(contest, subject) && !isAbsentFromLeagues(subject),
  ).length;
}

function whoTakesPart(count: number, contest: LeagueContest): string {
  if (contest === 'people') {
    return count === 1 ? '1 person takes part.' : `${count} people take part.`;
  }
  return count === 1 ? '1 organisation takes part.' : `${count} organisations take part.`;
}
