/** The routes. Pages that draw charts or read files are loaded when they are first opened. */
import { type ComponentType, lazy, Suspense } from 'react';
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
import { OtherWorkbooks } from './features/workbook/other-workbooks.tsx';
import { PageGuard } from './shell/page-guard.tsx';
import { Shell } from './shell/shell.tsx';

/** The pages of an engagement by the last part of their address. */
const engagementPages: Readonly<
  Record<string, ComponentType<{ readonly engagementId: EngagementId }>>
> = {
  '': lazy(async () => ({
    default: (await import('./features/engagement/engagement-page.tsx')).EngagementPage,
  })),
  drivers: lazy(async () => ({
    default: (await import('./features/drivers/drivers-page.tsx')).DriversPage,
  })),
  results: lazy(async () => ({
    default: (await import('./features/results/results-page.tsx')).ResultsPage,
  })),
  milestones: lazy(async () => ({
    default: (await import('./features/milestones/milestones-page.tsx')).MilestonesPage,
  })),
  targets: lazy(async () => ({
    default: (await import('./features/targets/targets-page.tsx')).TargetsPage,
  })),
  people: lazy(async () => ({
    default: (await import('./features/subjects/people-page.tsx')).PeoplePage,
  })),
  history: lazy(async () => ({
    default: (await import('./features/history/history-page.tsx')).HistoryPage,
  })),
  journal: lazy(async () => ({
    default: (await import('./features/journal/journal-page.tsx')).JournalPage,
  })),
  reviews: lazy(async () => ({
    default: (await import('./features/reviews/reviews-page.tsx')).ReviewsPage,
  })),
  report: lazy(async () => ({
    default: (await import('./features/reports/report-page.tsx')).ReportPage,
  })),
  league: lazy(async () => ({
    default: (await import('./features/league/league-page.tsx')).LeaguePage,
  })),
};
const MetricsPage = lazy(async () => ({
  default: (await import('./features/metrics/metrics-page.tsx')).MetricsPage,
}));
const MetricPage = lazy(async () => ({
  default: (await import('./features/metrics/metric-page.tsx')).MetricPage,
}));
const CataloguePage = lazy(async () => ({
  default: (await import('./features/metrics/catalogue-page.tsx')).CataloguePage,
}));
const CatalogueEntryPage = lazy(async () => ({
  default: (await import('./features/metrics/catalogue-entry-page.tsx')).CatalogueEntryPage,
}));
const EditMetricPage = lazy(async () => ({
  default: (await import('./features/metrics/edit-metric-page.tsx')).EditMetricPage,
}));
const TemplatesPage = lazy(async () => ({
  default: (await import('./features/templates/templates-page.tsx')).TemplatesPage,
}));
const ChangePage = lazy(async () => ({
  default: (await import('./features/metrics/change-page.tsx')).ChangePage,
}));
const ClientPage = lazy(async () => ({
  default: (await import('./features/clients/client-page.tsx')).ClientPage,
}));
const RoundPage = lazy(async () => ({
  default: (await import('./features/round/round-page.tsx')).RoundPage,
}));
const DataPage = lazy(async () => ({
  default: (await import('./features/data/data-page.tsx')).DataPage,
}));
const WorkbookPage = lazy(async () => ({
  default: (await import('./features/workbook/workbook-page.tsx')).WorkbookPage,
}));
const ImportPage = lazy(async () => ({
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
      {state.error && !state.data && <OtherWorkbooks />}
    </Shell>
  );
}

function Pages() {
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
