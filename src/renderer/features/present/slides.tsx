/** What each kind of slide shows. */
import type { ReactNode } from 'react';
import type { Presentation, Slide, SlideOf } from '#shared/contract/presentation.ts';
import type { SeriesLine } from '#shared/contract/report-preview.ts';
import { dayNumber, formatDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { DriverLines } from './driver-lines.tsx';
import { SlideChart } from './slide-chart.tsx';
import styles from './slides.module.css';

interface SlideViewProps {
  presentation: Presentation;
  slide: Slide;
}

export function SlideView({ presentation, slide }: SlideViewProps) {
  switch (slide.kind) {
    case 'title':
      return <Title slide={slide} client={presentation.client} />;
    case 'series':
      return <Series slide={slide} to={presentation.to} />;
    case 'milestone':
      return <MilestoneSlide slide={slide} presentation={presentation} />;
    case 'overview':
      return <Overview slide={slide} />;
    case 'drivers':
      return <Drivers slide={slide} />;
    case 'statements':
      return <Statements slide={slide} />;
    case 'reading':
      return <Reading slide={slide} />;
  }
}

function Title({ slide, client }: { slide: SlideOf<'title'>; client: string }) {
  const { title, objective, headline, prepared } = slide;
  return (
    <div className={styles.title}>
      <div className={styles.plumbed}>
        <p className={styles.client}>{client}</p>
        <h1>{title}</h1>
        {objective !== '' && <p className={styles.objective}>{objective}</p>}
      </div>
      {headline !== null && <p className={styles.headline}>{headline}</p>}
      <p className={styles.prepared}>{prepared}</p>
    </div>
  );
}

function Head({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {children}
    </header>
  );
}

function Series({ slide, to }: { slide: SlideOf<'series'>; to: Presentation['to'] }) {
  const { title, line, chart } = slide;
  return (
    <>
      <Head title={title}>
        <VerdictBadge verdict={line.verdict} direction={line.direction} size="large" />
      </Head>
      <Figures line={line} />
      <SlideChart chart={chart} to={to} />
      <p className={styles.sentence}>{line.sentence}</p>
    </>
  );
}

function Figures({ line }: { line: SeriesLine }) {
  const { baseline, latest, change, linkError, pace, decimals, paceDecimals, metric } = line;
  const error =
    linkError === null
      ? ''
      : ` ± ${linkError === 'unknown' ? 'unknown' : formatNumber(linkError, decimals)}`;
  return (
    <dl className={styles.figures}>
      {baseline && (
        <Figure name={`Baseline, ${formatDate(baseline.date)}`}>
          {formatNumber(baseline.value, decimals)}
        </Figure>
      )}
      {latest && (
        <Figure name={`Latest, ${formatDate(latest.date)}`}>
          {formatNumber(latest.value, decimals)}
        </Figure>
      )}
      {change !== null && (
        <Figure name="Change">
          {formatSigned(change, decimals)}
          {error}
        </Figure>
      )}
      {pace !== null && <Figure name="Pace a month">{formatSigned(pace, paceDecimals)}</Figure>}
      <div className={styles.unit}>
        <dt>Measured in</dt>
        <dd>{metric}</dd>
      </div>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface MilestoneSlideProps {
  slide: SlideOf<'milestone'>;
  presentation: Presentation;
}

function MilestoneSlide({ slide, presentation: { main, to } }: MilestoneSlideProps) {
  const { title, mark, date, status, note, effect, showsInFullOn, sentence } = slide;
  const spot = {
    mark,
    day: dayNumber(date),
    inFull: showsInFullOn === null ? null : dayNumber(showsInFullOn),
  };
  return (
    <>
      <Head title={title}>
        <p className={styles.when}>
          <span className={styles.mark}>{mark}</span>
          <time dateTime={date}>{formatDate(date)}</time>
          <span className={styles.status}>{status}</span>
        </p>
      </Head>
      {note !== '' && <p className={styles.note}>{note}</p>}
      {main && <SlideChart key={mark} chart={main} to={to} spot={spot} />}
      <div className={styles.below}>
        {effect !== '' && <p className={styles.sentence}>{effect}</p>}
        {sentence !== '' && <p className={styles.aside}>{sentence}</p>}
      </div>
    </>
  );
}

function Overview({ slide: { title, lines } }: { slide: SlideOf<'overview'> }) {
  return (
    <>
      <Head title={title} />
      <table className={styles.overview}>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Baseline</th>
            <th scope="col">Latest</th>
            <th scope="col">Change</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ subject, metric, baseline, latest, change, decimals, ...line }) => (
            <tr key={`${subject} ${metric}`}>
              <th scope="row">
                {subject}
                <span>{metric}</span>
              </th>
              <td>{baseline ? formatNumber(baseline.value, decimals) : '–'}</td>
              <td>{latest ? formatNumber(latest.value, decimals) : '–'}</td>
              <td>{change === null ? '–' : formatSigned(change, decimals)}</td>
              <td>
                <VerdictBadge verdict={line.verdict} direction={line.direction} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Drivers({ slide: { title, sentence, series } }: { slide: SlideOf<'drivers'> }) {
  return (
    <>
      <Head title={title} />
      {sentence !== '' && <p className={styles.lead}>{sentence}</p>}
      <DriverLines series={series} />
    </>
  );
}

function Statements({ slide: { title, statements } }: { slide: SlideOf<'statements'> }) {
  return (
    <>
      <Head title={title} />
      <ul className={styles.statements}>
        {statements.map(({ about, text }) => (
          <li key={`${about} ${text}`}>
            {about !== '' && <strong>{about}</strong>}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reading({ slide }: { slide: SlideOf<'reading'> }) {
  const { title, howToRead, facts, notes } = slide;
  return (
    <>
      <Head title={title} />
      {howToRead !== '' && <p className={styles.howToRead}>{howToRead}</p>}
      {facts !== '' && <p className={styles.facts}>{facts}</p>}
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
