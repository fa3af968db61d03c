/** Where everyone stands in a season: the ranking, the total beside it, who is not in it, achievements. */
import { useSearchParams } from 'wouter';
import type { LeagueStanding } from '#shared/contract/league.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { LeagueMeasure, type LeagueSeason } from '#shared/domain/league.ts';
import {
  absentInWords,
  achievementInWords,
  measureWords,
  scoringInWords,
  unrankedInWords,
} from '#shared/trend/league-words.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Checkbox, Select } from '../../components/fields.tsx';
import { formatChange } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { RankingTable, shareInWords } from './ranking-table.tsx';
import { measureOptions } from './season-words.ts';
import styles from './standing.module.css';

interface StandingProps {
  season: LeagueSeason;
  today: CalendarDate;
}

export function Standing({ season, today }: StandingProps) {
  const [search, setSearch] = useSearchParams();
  const asked = LeagueMeasure.safeParse(search.get('measure'));
  const measure = asked.success ? asked.data : season.measure;
  const standing = useProcedure('league.show', { seasonId: season.id, measure });
  const edit = useCommand('league.edit-season');

  const rankBy = (chosen: LeagueMeasure) =>
    setSearch(
      { season: String(season.id), ...(chosen !== season.measure && { measure: chosen }) },
      { replace: true },
    );
  const nameNobody = (isAnonymous: boolean) =>
    edit.mutate(
      { seasonId: season.id, isAnonymous },
      {
        onSuccess: () =>
          say(
            isAnonymous
              ? `“${season.name}” names nobody, here and in reports.`
              : `“${season.name}” names those who take part.`,
          ),
      },
    );

  return (
    <div className={styles.standing}>
      <div className={styles.switches}>
        <div className={styles.measure}>
          <Select
            label="Ranked by"
            value={measure}
            onChange={rankBy}
            options={measureOptions(season.measure)}
          />
        </div>
        <Checkbox
          label="Name nobody, here and in reports"
          isSelected={season.isAnonymous}
          onChange={nameNobody}
        />
      </div>
      <RefusalNotice refusal={edit.error} />
      <ToBeSettled season={season} today={today} />
      <Loaded query={standing} label="Ranking">
        {(loaded) => <Ranked standing={loaded} asked={measure} />}
      </Loaded>
    </div>
  );
}

function ToBeSettled({ season, today }: StandingProps) {
  const settle = useCommand('league.settle');
  if (season.settledOn !== null || today < season.end) return null;
  return (
    <>
      <RefusalNotice refusal={settle.error} />
      <Notice
        title="The season is over"
        actions={
          <Button
            variant="primary"
            isBusy={settle.isPending}
            onPress={() =>
              settle.mutate(
                { seasonId: season.id },
                { onSuccess: () => say(`“${season.name}” is settled.`) },
              )
            }
          >
            Settle the season
          </Button>
        }
      >
        <p>
          Once all its readings are in, settle it: first places and own bests are then kept as they
          were earned, whatever the provider or a correction changes later.
        </p>
      </Notice>
    </>
  );
}

interface RankedProps {
  standing: LeagueStanding;
  /** The measure that was asked for; another is used where the scale has no end. */
  asked: LeagueMeasure;
}

function Ranked({ standing, asked }: RankedProps) {
  const { season, metric, league, achievements, absent, asOf, previousOn } = standing;
  const notRanked = unrankedInWords(league.unranked);
  return (
    <>
      {league.measure !== asked && (
        <Notice>
          <p>
            The scale of {metric.name} has no end, so there is no normalised change; it is ranked by{' '}
            {measureWords[league.measure].toLowerCase()} instead.
          </p>
        </Notice>
      )}
      {league.rows.length === 0 ? (
        <EmptyState level={3} title="Nobody is ranked yet">
          <p>
            Everyone needs at least three readings of {metric.name} between{' '}
            {formatDate(season.start)} and {formatDate(season.end)}.
          </p>
        </EmptyState>
      ) : (
        <>
          <RankingTable standing={standing} />
          {league.team && (
            <p className={styles.team}>
              <strong>All together</strong> {formatNumber(league.team.start, metric.decimals)} →{' '}
              {formatNumber(league.team.latest, metric.decimals)},{' '}
              {formatChange(league.team.change, metric)}
              {league.team.normalisedChange !== null &&
                `; normalised ${shareInWords(league.team.normalisedChange)}`}
            </p>
          )}
        </>
      )}
      <ul className={styles.notes}>
        {notRanked.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {league.rows.length > 0 && (
          <li>
            As of {formatDate(asOf < season.end ? asOf : season.end)}; moves since{' '}
            {formatDate(previousOn)}. {scoringInWords(league.scoringVersion)}
          </li>
        )}
        <li>
          {absent > 0
            ? absentInWords(absent, season.contest)
            : 'Those who opt out are absent from the ranking and the total; nobody has.'}
        </li>
      </ul>
      {season.settledOn !== null && (
        <section aria-labelledby="achievements" className={styles.achievements}>
          <h3 id="achievements" className={styles.title}>
            Achievements
          </h3>
          <p className={styles.kept}>
            Kept as they were earned, on the scoring in force when the season was settled.
          </p>
          {achievements.length === 0 ? (
            <p>None that may be shown.</p>
          ) : (
            <ul className={styles.list}>
              {achievements.map((achievement) => {
                const text = achievementInWords(achievement, metric);
                return <li key={text}>{text}</li>;
              })}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
