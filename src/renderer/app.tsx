/** The routes. Pages that draw charts or read files are loaded when they are first opened. */
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { catalogueMetric } from '#shared/catalogue/index.ts';
import { isCalendarDate } from '#shared/domain/calendar.ts';
import { ClientId, EngagementId, MetricId } from '#shared/domain/identity.ts';
import { useProcedure } from './client/procedures.ts';
import { LinkButton } from './components/button.tsx';
import { Loaded, Spinner } from './components/loaded.tsx';
import { PageHeader } from './components/page-header.tsx';
import { ClientsPage } from './features/clients/clients-page.tsx';
import { NewEngagementPage } from './features/new-engagement/new-engagement-page.tsx';
import { PortfolioPage } from './features/portfolio/portfolio-page.tsx';
import { StartPage } from './features/start/start-page.tsx';
import { DamagedWorkbook } from './features/workbook/damaged-workbook.tsx';
import { OtherWorkbooks } from './features/workbook/other-workbooks.tsx';
import { PageGuard } from './shell/page-guard.tsx';
import { Shell } from './shell/shell.tsx';

const loaders: (() => Promise<unknown>)[] = [];

/**
 * A page that is loaded when it is first opened or, before that, when nothing else is to be done. One
 * that is there already is shown at once: React holds what it had to wait for back for 300 ms.
 */
function later<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadOnce = async () => {
    const page = await load();
    loaded = page.default;
    return page;
  };
  loaders.push(loadOnce);
  const Lazy: ComponentType<Props> = lazy(loadOnce);
  return function Later(props: Props) {
    const [Page] = useState(() => loaded ?? Lazy);
    return <Page {...props} />;
  };
}

/** Loads the pages one after the other; one that cannot be loaded is tried again when it is opened. */
async function loadAhead(): Promise<void> {
  for (const load of loaders) {
    await new Promise((idle) => window.requestIdleCallback(idle));
    await load().catch(() => undefined);
  }
}

/** The pages of an engagement by the last part of their address. */
const engagementPages: Readonly<
  Record<string, ComponentType<{ readonly engagementId: EngagementId }>>
> = {
  '': later(async () => ({
    default: (await import('./features/engagement/engagement-page.tsx')).EngagementPage,
  })),
  drivers: later(async () => ({
    default: (await import('./features/drivers/drivers-page.tsx')).DriversPage,
  })),
  results: later(async () => ({
    default: (await import('./features/results/results-page.tsx')).ResultsPage,
  })),
  milestones: later(async () => ({
    default: (await import('./features/milestones/milestones-page.tsx')).MilestonesPage,
  })),
  targets: later(async () => ({
    default: (await import('./features/targets/targets-page.tsx')).TargetsPage,
  })),
  people: later(async () => ({
    default: (await import('./features/subjects/people-page.tsx')).PeoplePage,
  })),
  history: later(async () => ({
    default: (await import('./features/history/history-page.tsx')).HistoryPage,
  })),
  journal: later(async () => ({
    default: (await import('./features/journal/journal-page.tsx')).JournalPage,
  })),
  reviews: later(async () => ({
    default: (await import('./features/reviews/reviews-page.tsx')).ReviewsPage,
  })),
  report: later(async () => ({
    default: (await import('./features/reports/report-page.tsx')).ReportPage,
  })),
  league: later(async () => ({
    default: (await import('./features/league/league-page.tsx')).LeaguePage,
  })),
};
const MetricsPage = later(async () => ({
  default: (await import('./features/metrics/metrics-page.tsx')).MetricsPage,
}));
const MetricPage = later(async () => ({
  default: (await import('./features/metrics/metric-page.tsx')).MetricPage,
}));
const CataloguePage = later(async () => ({
  default: (await import('./features/metrics/catalogue-page.tsx')).CataloguePage,
}));
const CatalogueEntryPage = later(async () => ({
  default: (await import('./features/metrics/catalogue-entry-page.tsx')).CatalogueEntryPage,
}));
const EditMetricPage = later(async () => ({
  default: (await import('./features/metrics/edit-metric-page.tsx')).EditMetricPage,
}));
const TemplatesPage = later(async () => ({
  default: (await import('./features/templates/templates-page.tsx')).TemplatesPage,
}));
const ChangePage = later(async () => ({
  default: (await import('./features/metrics/change-page.tsx')).ChangePage,
}));
const ClientPage = later(async () => ({
  default: (await import('./features/clients/client-page.tsx')).ClientPage,
}));
const RoundPage = later(async () => ({
  default: (await import('./features/round/round-page.tsx')).RoundPage,
}));
const DataPage = later(async () => ({
  default: (await import('./features/data/data-page.tsx')).DataPage,
}));
const WorkbookPage = later(async () => ({
  default: (await import('./features/workbook/workbook-page.tsx')).WorkbookPage,
}));
const ImportPage = later(async () => ({
  default: (await import('./features/import/import-page.tsx')).ImportPage,
}));

export function App() {
  const state = useProcedure('workbook.state', {});
  return (
    <Shell state={state.data}>
      <Loaded query={state} label="Opening the workbook">
        {({ workbook, defaultPath, opening }) =>
          workbook ? <Pages key={opening} /> : <StartPage defaultPath={defaultPath} />
        }
      </Loaded>
      {state.error?.code === 'damaged' && !state.data && <DamagedWorkbook />}
      {state.error && !state.data && <OtherWorkbooks />}
    </Shell>
  );
}

function Pages() {
  useEffect(() => void loadAhead(), []);
  const [location] = useLocation();
  return (
    <PageGuard key={location}>
      <Suspense fallback={<Spinner label="Opening the page" />}>
        <Switch>
          <Route path="/">
            <PortfolioPage />
          </Route>
          <Route path="/round">
            <RoundPage />
          </Route>
          <Route path="/engagements/new">
            <NewEngagementPage />
          </Route>
          <Route path="/engagements/:id/:page?">
            {({ id, page = '' }) => {
              const engagementId = EngagementId.safeParse(Number(id));
              const Page = Object.hasOwn(engagementPages, page) ? engagementPages[page] : undefined;
              return engagementId.success && Page ? (
                <Page key={id} engagementId={engagementId.data} />
              ) : (
                <NoSuchPage />
              );
            }}
          </Route>
          <Route path="/import/:engagement?">
            {({ engagement }) => {
              const engagementId = EngagementId.safeParse(Number(engagement));
              return <ImportPage engagementId={engagementId.success ? engagementId.data : null} />;
            }}
          </Route>
          <Route path="/metrics">
            <MetricsPage />
          </Route>
          <Route path="/metrics/catalogue">
            <CataloguePage />
          </Route>
          <Route path="/metrics/catalogue/:key">
            {({ key }) => {
              const entry = catalogueMetric(key);
              return entry ? <CatalogueEntryPage entry={entry} /> : <NoSuchPage />;
            }}
          </Route>
          <Route path="/metrics/:id/edit">
            {({ id }) => {
              const metricId = MetricId.safeParse(Number(id));
              return metricId.success ? (
                <EditMetricPage metricId={metricId.data} />
              ) : (
                <NoSuchPage />
              );
            }}
          </Route>
          <Route path="/templates">
            <TemplatesPage />
          </Route>
          <Route path="/metrics/:id">
            {({ id }) => {
              const metricId = MetricId.safeParse(Number(id));
              return metricId.success ? <MetricPage metricId={metricId.data} /> : <NoSuchPage />;
            }}
          </Route>
          <Route path="/metrics/:id/changes/:date">
            {({ id, date }) => {
              const metricId = MetricId.safeParse(Number(id));
              return metricId.success && isCalendarDate(date) ? (
                <ChangePage metricId={metricId.data} changedOn={date} />
              ) : (
                <NoSuchPage />
              );
            }}
          </Route>
          <Route path="/workbook">
            <WorkbookPage />
          </Route>
          <Route path="/data">
            <DataPage />
          </Route>
          <Route path="/clients">
            <ClientsPage />
          </Route>
          <Route path="/clients/:id">
            {({ id }) => {
              const clientId = ClientId.safeParse(Number(id));
              return clientId.success ? <ClientPage clientId={clientId.data} /> : <NoSuchPage />;
            }}
          </Route>
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </Suspense>
    </PageGuard>
  );
}

function NoSuchPage() {
  return (
    <PageHeader
      title="There is no such page"
      summary="The address may be mistyped, or what it named is gone."
      actions={<LinkButton href="/">Portfolio</LinkButton>}
    />
  );
}
