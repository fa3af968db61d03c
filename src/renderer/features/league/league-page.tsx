/** The league of an engagement: its seasons, where everyone stands, and what was achieved. */
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { EngagementTrends } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { LeagueSeason } from '#shared/domain/league.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { SubjectsDialog } from '../subjects/subjects-dialog.tsx';
import styles from './league-page.module.css';
import { SeasonForm } from './season-form.tsx';
import { Standing } from './standing.tsx';

export function LeaguePage({ engagementId }: { engagementId: EngagementId }) {
  const trends = useProcedure('trends.engagement', { engagementId });
  const seasons = useProcedure('league.seasons', { engagementId });
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={trends} label="Reading the engagement">
      {(loaded) => (
        <Loaded query={seasons} label="Reading the seasons">
          {(all) => (
            <Loaded query={state}>
              {({ today }) => <League trends={loaded} seasons={all} today={today} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface LeagueProps {
  trends: EngagementTrends;
  /** The latest first. */
  seasons: readonly LeagueSeason[];
  today: CalendarDate;
}

type OpenDialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly season: LeagueSeason }
  | { readonly kind: 'subjects' };

function League({ trends, seasons, today }: LeagueProps) {
  const { engagement } = trends;
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const shown = seasonShown(seasons, search.get('season'), today);
  const show = (season: LeagueSeason) =>
    setSearch({ season: String(season.id) }, { replace: true });
  const close = () => setDialog(null);

  return (
    <EngagementFrame
      engagement={engagement}
      page="league"
      actions={
        <>
          <Button icon={<Users />} onPress={() => setDialog({ kind: 'subjects' })}>
            Who takes part
          </Button>
          {shown && (
            <Button variant="primary" icon={<Plus />} onPress={() => setDialog({ kind: 'new' })}>
              Start a season
            </Button>
          )}
        </>
      }
    >
      {shown ? (
        <section aria-labelledby="season">
          <div className={styles.head}>
            <div className={styles.words}>
              <h2 id="season" className={styles.title}>
                {shown.name}
              </h2>
              <p className={styles.facts}>{factsOf(shown, today)}</p>
            </div>
            {seasons.length > 1 && (
              <div className={styles.choose}>
                <Select
                  label="Season"
                  value={String(shown.id)}
                  onChange={(id) => {
                    const chosen = seasons.find((season) => String(season.id) === id);
                    if (chosen) show(chosen);
                  }}
                  options={seasons.map(({ id, name, metricName, contest }) => ({
                    value: String(id),
                    label: name,
                    description: `${metricName}, ${contest === 'people' ? 'people' : 'peers'}`,
                  }))}
                />
              </div>
            )}
            <Button onPress={() => setDialog({ kind: 'edit', season: shown })}>Edit season</Button>
          </div>
          <Standing key={shown.id} season={shown} today={today} />
        </section>
      ) : (
        <NoSeasonYet onStart={() => setDialog({ kind: 'new' })} />
      )}
      {dialog?.kind === 'subjects' && (
        <SubjectsDialog
          clientId={engagement.clientId}
          clientName={engagement.clientName}
          onClose={close}
        />
      )}
      {dialog && dialog.kind !== 'subjects' && (
        <Dialog
          title={dialog.kind === 'new' ? 'Start a season' : `Edit “${dialog.season.name}”`}
          isOpen
          onClose={close}
        >
          <SeasonForm
            trends={trends}
            season={dialog.kind === 'edit' ? dialog.season : null}
            today={today}
            onDone={(season) => {
              show(season);
              close();
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </EngagementFrame>
  );
}

function NoSeasonYet({ onStart }: { onStart: () => void }) {
  return (
    <EmptyState
      title="No season yet"
      actions={
        <Button variant="primary" icon={<Plus />} onPress={onStart}>
          Start a season
        </Button>
      }
    >
      <p>
        A league ranks a team’s people on one score from a first to a last day, or the organisation
        among its peers. It counts what everyone made of where they started, not how high they
        stand, because a score is harder to raise the higher it is.
      </p>
      <p>
        Whoever prefers to stay out is absent from everything, and a season can name nobody at all.
        Everyone needs at least three readings in the season to be ranked.
      </p>
    </EmptyState>
  );
}

/** The season of the address, else one that is running, else the latest. */
function seasonShown(
  seasons: readonly LeagueSeason[],
  asked: string | null,
  today: CalendarDate,
): LeagueSeason | null {
  return (
    seasons.find(({ id }) => String(id) === asked) ??
    seasons.find(({ start, end }) => start <= today && today <= end) ??
    seasons[0] ??
    null
  );
}

function factsOf(season: LeagueSeason, today: CalendarDate): string {
  const { metricName, contest, start, end } = season;
  const who = contest === 'people' ? 'people' : 'the organisation and its peers';
  const state = stateOf(season, today);
  return `${metricName}, ${who} · ${formatDate(start)} – ${formatDate(end)} · ${state}`;
}

function stateOf({ start, end, settledOn }: LeagueSeason, today: CalendarDate): string {
  if (settledOn !== null) return `settled on ${formatDate(settledOn)}`;
  if (today < start) return 'not begun yet';
  return today < end ? 'running' : 'over';
}
