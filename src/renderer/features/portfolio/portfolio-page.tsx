/** Every engagement with its verdict, the one most in need first. */
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { usePageCommands } from '../../shell/page-commands.ts';
import { OpenSample } from '../sample/open-sample.tsx';
import { EngagementTable } from './engagement-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LogDialog } from './log-dialog.tsx';
import { PastEngagements } from './past-engagements.tsx';
import { FIND, LOG } from './portfolio-keys.ts';
import {
  addressOf,
  hasFilters,
  isPast,
  type PortfolioView,
  shownOf,
  sortedBy,
  viewOf,
  withoutFilters,
} from './portfolio-view.ts';
import { useLines } from './use-lines.ts';

export function PortfolioPage() {
  const portfolio = usePortfolio();
  const engagements = useProcedure('engagements.list', { includeArchived: true });
  return (
    <Loaded query={portfolio} label="Judging the trends">
      {(rows) => (
        <Loaded query={engagements}>
          {(all) => (
            <>
              <PageHeader
                title="Portfolio"
                summary={rows.length > 0 ? countInWords(rows) : undefined}
                actions={
                  all.length > 0 && (
                    <LinkButton
                      href="/engagements/new"
                      variant="primary"
                      icon={<Plus aria-hidden="true" />}
                    >
                      New engagement
                    </LinkButton>
                  )
                }
              />
              {all.length > 0 ? (
                <Engagements
                  rows={rows}
                  archivedCount={all.filter(({ archivedOn }) => archivedOn !== null).length}
                />
              ) : (
                <NothingYet />
              )}
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What is known at once and, as soon as it is there, what takes a while. */
function usePortfolio(): ReturnType<typeof useProcedure<'trends.portfolio'>> {
  const atOnce = useProcedure('trends.portfolio', { atOnce: true });
  const whole = useProcedure('trends.portfolio', {}, { enabled: atOnce.isSuccess });
  return whole.dataUpdatedAt > atOnce.dataUpdatedAt ? whole : atOnce;
}

/** The view of the address. What is typed changes its last step, every other choice is a step. */
function useView(): [PortfolioView, (view: PortfolioView) => void] {
  const view = viewOf(useSearch());
  const [, navigate] = useLocation();
  const show = (next: PortfolioView) =>
    navigate(addressOf(next), {
      replace: view.text !== '' && next.text !== '' && next.text !== view.text,
    });
  return [view, show];
}

interface EngagementsProps {
  /** Those that are not archived. */
  rows: readonly PortfolioRow[];
  archivedCount: number;
}

function Engagements({ rows, archivedCount }: EngagementsProps) {
  const [view, show] = useView();
  const [logged, setLogged] = useState<PortfolioRow | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const pastCount = rows.filter(isPast).length + archivedCount;
  const asksForPast =
    view.standing !== null && view.standing !== 'planned' && view.standing !== 'active';
  const showsPast = pastCount > 0 && (view.showsPast || asksForPast);
  const archived = useProcedure(
    'trends.portfolio',
    { archived: true },
    { enabled: showsPast && archivedCount > 0 },
  );
  const present = rows.filter((row) => !isPast(row));
  const shown = shownOf(present, view);
  const past = showsPast ? shownOf([...rows.filter(isPast), ...(archived.data ?? [])], view) : [];
  const logOf = (row: PortfolioRow | undefined) => {
    if (row) setLogged(row);
  };
  const { place, onKeyDown, focusFirst } = useLines((rowId) =>
    logOf([...shown, ...past].find(({ engagement }) => rowId === `engagement-${engagement.id}`)),
  );
  usePageCommands([
    { ...LOG, run: () => logOf(shown[0]) },
    { ...FIND, run: () => search.current?.focus() },
  ]);
  const sorts = {
    sorting: view.sorting,
    onSort: (key: string) => show({ ...view, sorting: sortedBy(view, key) }),
  };
  const total = present.length + (showsPast ? pastCount : 0);
  return (
    <>
      <FilterBar
        view={view}
        told={`${shown.length + past.length} of ${total} shown`}
        search={search}
        onView={show}
        onLeave={focusFirst}
      />
      <div ref={place} onKeyDown={onKeyDown}>
        {shown.length > 0 && <EngagementTable label="Engagements" rows={shown} {...sorts} />}
        {shown.length + past.length === 0 && (
          <NoneShown
            view={view}
            hidden={showsPast ? 0 : pastCount}
            onShowAll={() => show(withoutFilters(view))}
          />
        )}
        <RefusalNotice refusal={archived.error} />
        {pastCount > 0 && (
          <PastEngagements
            count={pastCount}
            isOpen={showsPast}
            rows={past}
            {...sorts}
            onToggle={() =>
              show({ ...view, showsPast: !showsPast, standing: showsPast ? null : view.standing })
            }
          />
        )}
      </div>
      {logged && <LogDialog row={logged} onClose={() => setLogged(null)} />}
    </>
  );
}

interface NoneShownProps {
  view: PortfolioView;
  /** How many are over or archived and were not looked through. */
  hidden: number;
  onShowAll: () => void;
}

function NoneShown({ view, hidden, onShowAll }: NoneShownProps) {
  if (!hasFilters(view)) {
    return (
      <EmptyState
        title="No work goes on at present"
        actions={<LinkButton href="/engagements/new">New engagement</LinkButton>}
      >
        <p>Every engagement is handed off, closed or archived; they are listed below.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No engagement is what is looked for"
      actions={<Button onPress={onShowAll}>Show all</Button>}
    >
      <p>
        Every word must occur in the client, the engagement, a metric or a subject, and every choice
        must hold.
        {hidden > 0 &&
          ` ${plural(hidden, 'engagement')} handed off, closed or archived not looked at.`}
      </p>
    </EmptyState>
  );
}

function countInWords(rows: readonly PortfolioRow[]): string {
  const needing = rows.filter(({ attention }) => attention.length > 0).length;
  const need =
    needing === 0
      ? 'none needs attention'
      : `${needing} ${needing === 1 ? 'needs' : 'need'} attention`;
  return `${plural(rows.length, 'engagement')}; ${need}.`;
}

function NothingYet() {
  return (
    <EmptyState
      title="No engagements yet"
      actions={
        <>
          <LinkButton href="/engagements/new" variant="primary">
            New engagement
          </LinkButton>
          <OpenSample />
        </>
      }
    >
      <p>
        Each engagement gets a line here: what the trend of its main indicator is, how old the last
        reading is and what is due next. The one that needs you most comes first.
      </p>
      <p>
        To begin, name a client and pick the metrics to follow. Readings can be logged one by one,
        or imported from the CSV and Excel files that the client already has. The sample shows how
        it looks after a year.
      </p>
    </EmptyState>
  );
}
