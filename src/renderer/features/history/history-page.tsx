/** What became of an engagement's numbers: corrections, agreements, reviews, files in and out. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { HistoryEntry, type HistoryKind } from '#shared/domain/history.ts';
import {
  entryInWords,
  entryReason,
  entrySubject,
  entryTitle,
  historyKindWords,
} from '#shared/domain/history-words.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { LookingBack, useKnownOn } from '../engagement/looking-back.tsx';
import styles from './history.module.css';

export function HistoryPage({ engagementId }: { engagementId: EngagementId }) {
  const state = useProcedure('workbook.state', {});
  const engagement = useProcedure('engagements.show', { engagementId });
  return (
    <Loaded query={state}>
      {({ today }) => (
        <Loaded query={engagement} label="Reading the engagement">
          {(shown) => <Page engagement={shown} today={today} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Page({ engagement, today }: { engagement: Engagement; today: CalendarDate }) {
  const [knownOn, lookBack] = useKnownOn(today);
  const history = useProcedure('history.list', {
    engagementId: engagement.id,
    ...(knownOn && { knownOn }),
  });
  return (
    <EngagementFrame engagement={engagement} page="history">
      {knownOn && (
        <LookingBack
          knownOn={knownOn}
          what="What was written down later is left out."
          onReturn={() => lookBack(null)}
        />
      )}
      <h2 className={styles.title}>History</h2>
      <Loaded query={history} label="Reading the history">
        {(entries) => <Entries entries={entries} />}
      </Loaded>
    </EngagementFrame>
  );
}

const EVERYTHING = 'everything';
/** Entries at first, and more with each press. */
const ROWS = 200;

function Entries({ entries }: { entries: readonly HistoryEntry[] }) {
  const [search, setSearch] = useSearchParams();
  const [most, setMost] = useState(ROWS);
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing was changed yet" level={3}>
        <p>
          Nothing here is overwritten in silence. A corrected or withdrawn reading, another baseline
          or target, a verdict that was reviewed, a file that came in or left: each is listed with
          its day, what it was before, and why.
        </p>
      </EmptyState>
    );
  }
  const choose = (name: 'kind' | 'of', value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === EVERYTHING) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const kinds = kindsIn(entries);
  const kind = kinds.find((each) => each === search.get('kind')) ?? null;
  const subjects = [...new Set(entries.filter(isOfSeries).map(entrySubject))].sort((a, b) =>
    a.localeCompare(b),
  );
  const of = subjects.find((each) => each === search.get('of')) ?? null;
  const chosen = entries.filter(
    (entry) =>
      (kind === null || entry.kind === kind) &&
      (of === null || (isOfSeries(entry) && entrySubject(entry) === of)),
  );
  return (
    <>
      <div className={styles.filter}>
        <Select
          label="Show"
          value={kind ?? EVERYTHING}
          onChange={(value) => choose('kind', value)}
          options={[
            { value: EVERYTHING, label: 'Everything' },
            ...kinds.map((value) => ({ value, label: historyKindWords[value] })),
          ]}
        />
        {subjects.length > 1 && (
          <Select
            label="Of"
            value={of ?? EVERYTHING}
            onChange={(value) => choose('of', value)}
            options={[
              { value: EVERYTHING, label: 'Every series' },
              ...subjects.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <p className={styles.count} role="status">
          {plural(chosen.length, 'entry', 'entries')}, the newest first
        </p>
      </div>
      <DataTable
        label="History, the newest first"
        rows={chosen.slice(0, most)}
        rowKey={(entry) => entries.indexOf(entry)}
        columns={COLUMNS}
        reflow
        empty="No entry is both of this kind and of this series."
      />
      {chosen.length > most && (
        <Button className={styles.more ?? ''} onPress={() => setMost(most + ROWS * 4)}>
          Show {Math.min(chosen.length - most, ROWS * 4)} earlier entries
        </Button>
      )}
    </>
  );
}

function isOfSeries(entry: HistoryEntry): boolean {
  return 'seriesId' in entry;
}

/** Those that there is an entry of, in the order of the vocabulary. */
function kindsIn(entries: readonly HistoryEntry[]): HistoryKind[] {
  const present = new Set(entries.map(({ kind }) => kind));
  return HistoryEntry.options
    .map(({ shape }): HistoryKind => shape.kind.value)
    .filter((kind) => present.has(kind));
}

const COLUMNS: Column<HistoryEntry>[] = [
  {
    key: 'on',
    header: 'On',
    cell: ({ on }) => <time dateTime={on}>{formatDate(on)}</time>,
    wrap: false,
  },
  { key: 'what', header: 'What', cell: entryTitle, isRowHeader: true, wrap: false },
  { key: 'of', header: 'Of', cell: entrySubject, width: 'wide' },
  {
    key: 'words',
    header: 'What changed, and why',
    cell: (entry) => {
      const reason = entryReason(entry);
      return (
        <>
          {entryInWords(entry)}
          {reason !== '' && <span className={styles.reason}>{reason}</span>}
        </>
      );
    },
    width: 'fill',
  },
];
