/** The Monday round: every reading that is due, over all clients, in one grid. */
import { type SetStateAction, useState } from 'react';
import type { Round } from '#shared/contract/round.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Checkbox, DateField } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { typedDate } from '../../components/typed.ts';
import { OpenSample } from '../sample/open-sample.tsx';
import type { Drafts } from './drafts.ts';
import { RoundGrid } from './round-grid.tsx';
import styles from './round.module.css';

export function RoundPage() {
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={state}>
      {({ today }) => (
        <>
          <PageHeader
            title="Monday round"
            summary="Every reading that is due, the engagement that needs you most first."
          />
          <RoundOn today={today} />
        </>
      )}
    </Loaded>
  );
}

function RoundOn({ today }: { today: CalendarDate }) {
  const [dateText, setDateText] = useState<string>(today);
  const [date, setDate] = useState(today);
  const [onlyDue, setOnlyDue] = useState(true);
  const [draftsOf, setDraftsOf] = useState<Readonly<Record<string, Drafts>>>({});
  const round = useRound(date);
  const typed = typedDate(dateText);
  const isAfterToday = typed.value !== null && typed.value > today;
  const choose = (text: string) => {
    setDateText(text);
    const { value } = typedDate(text);
    if (value !== null && value <= today) setDate(value);
  };
  const setDrafts = (action: SetStateAction<Drafts>) =>
    setDraftsOf((before) => {
      const drafts = before[date] ?? {};
      return { ...before, [date]: typeof action === 'function' ? action(drafts) : action };
    });
  return (
    <>
      <div className={styles.bar}>
        <DateField
          label="Date of the readings"
          value={dateText}
          onChange={choose}
          error={isAfterToday ? `That is after today, ${formatDate(today)}.` : typed.problem}
        />
        <Checkbox label="Only what is due" isSelected={onlyDue} onChange={setOnlyDue} />
      </div>
      <Loaded query={round} label="Looking for what is due">
        {(loaded) => {
          const isShown = loaded.groups.some(({ rows }) =>
            rows.some(({ isDue }) => isDue || !onlyDue),
          );
          return isShown ? (
            <RoundGrid
              key={loaded.date}
              round={loaded}
              onlyDue={onlyDue}
              drafts={draftsOf[date] ?? NONE}
              setDrafts={setDrafts}
            />
          ) : (
            <NothingDue round={loaded} onShowAll={() => setOnlyDue(false)} />
          );
        }}
      </Loaded>
    </>
  );
}

/** What is known at once and, as soon as it is there, what takes a while. */
function useRound(date: CalendarDate): ReturnType<typeof useProcedure<'round.show'>> {
  const atOnce = useProcedure('round.show', { date, atOnce: true });
  const whole = useProcedure('round.show', { date }, { enabled: atOnce.isSuccess });
  return whole.dataUpdatedAt > atOnce.dataUpdatedAt ? whole : atOnce;
}

const NONE: Drafts = {};

function NothingDue({ round, onShowAll }: { round: Round; onShowAll: () => void }) {
  const isTracked = round.groups.length > 0;
  return (
    <EmptyState
      title={
        isTracked
          ? `Nothing is due on ${formatDate(round.date)}`
          : `Nothing is tracked on ${formatDate(round.date)}`
      }
      actions={
        isTracked ? (
          <Button onPress={onShowAll}>Show all series</Button>
        ) : (
          <>
            <LinkButton href="/engagements/new" variant="primary">
              New engagement
            </LinkButton>
            <OpenSample />
          </>
        )
      }
    >
      <p>
        A reading is due once as many days have passed since the last one as its metric expects
        between readings. All that are due over all clients are then entered here in one go: a
        value, Enter, the next.
      </p>
    </EmptyState>
  );
}
