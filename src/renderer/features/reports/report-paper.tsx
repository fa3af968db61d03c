/** A report as a page: what the Excel file says, laid out to be read and printed. Always in light colours. */
import type { ReactNode } from 'react';
import type { ReportPreview, Statement } from '#shared/contract/report-preview.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import { editionWords } from '#shared/domain/disclosure-words.ts';
import { plural } from '../../components/format.ts';
import { CorrectionsTable, LeagueSeasons, MilestoneLines, SeriesLines } from './paper-tables.tsx';
import styles from './paper.module.css';
import { ReportChart } from './report-chart.tsx';

interface ReportPaperProps {
  preview: ReportPreview;
  edition: ReportEdition;
}

export function ReportPaper({ preview, edition }: ReportPaperProps) {
  const { series, milestones, drivers, earned, leading, league, peers } = preview;
  return (
    <article className={styles.paper} data-paper="" aria-label="Preview">
      <PaperHead preview={preview} edition={edition} />
      {preview.chart && <ReportChart chart={preview.chart} to={preview.period.to} />}
      <Withheld preview={preview} />
      <Part title="Where each series stands">
        {series.length === 0 ? (
          <p>No series is tracked yet, or none may leave the workbook.</p>
        ) : (
          <SeriesLines series={series} />
        )}
      </Part>
      {series.length > 0 && (
        <Part title="What each verdict says">
          {series.map(({ subject, metric, sentence, review }) => (
            <div key={`${subject} ${metric}`} className={styles.statement}>
              <h4>
                {subject} <span>{metric}</span>
              </h4>
              <p>{sentence}</p>
              <p className={styles.note}>{review.text}.</p>
            </div>
          ))}
        </Part>
      )}
      <Metrics metrics={preview.metrics} />
      {milestones.lines.length > 0 && (
        <Part title="Milestones" about={milestones.about}>
          <MilestoneLines lines={milestones.lines} />
        </Part>
      )}
      {(drivers.length > 0 || earned.length > 0) && (
        <Part
          title="Drivers"
          about="The work that the score should reflect, logged beside it and judged in the same way."
        >
          <Statements statements={[...earned, ...drivers]} />
        </Part>
      )}
      {leading.pairs.length > 0 && (
        <Part title="Leading or not" about={leading.notes.join(' ')}>
          <Statements statements={leading.pairs} />
        </Part>
      )}
      {league.seasons.length > 0 && (
        <Part title="League" about={league.about}>
          <LeagueSeasons seasons={league.seasons} />
        </Part>
      )}
      {peers.seasons.length > 0 && (
        <Part title="Peers" about={peers.about}>
          <LeagueSeasons seasons={peers.seasons} />
        </Part>
      )}
      <Part title="Corrections made in the period">
        {preview.corrections.length === 0 ? (
          <p>None.</p>
        ) : (
          <CorrectionsTable corrections={preview.corrections} />
        )}
      </Part>
      <Readings readings={preview.readings} />
      <Method preview={preview} />
    </article>
  );
}

function PaperHead({ preview, edition }: ReportPaperProps) {
  const { client, engagement, objective, period, headline, series } = preview;
  const { preparedOn, preparedBy, judgedOn } = preview;
  return (
    <header className={styles.head}>
      <p className={styles.edition}>{editionWords[edition]}</p>
      <h2 className={styles.client}>{client}</h2>
      <dl className={styles.facts}>
        <Fact name="Engagement">{engagement}</Fact>
        <Fact name="Period">
          {formatDate(period.from)} to {formatDate(period.to)}
        </Fact>
        {objective !== '' && <Fact name="Objective">{objective}</Fact>}
        <Fact name="Prepared">
          {formatDate(preparedOn)}
          {preparedBy === '' ? '' : `, by ${preparedBy}`}
        </Fact>
        {judgedOn !== preparedOn && (
          <Fact name="Judged on">{formatDate(judgedOn)}, the engagement’s last day</Fact>
        )}
      </dl>
      {headline !== null && <p className={styles.headline}>{headline}</p>}
      {series[0] && <p className={styles.lead}>{series[0].sentence}</p>}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface PartProps {
  title: string;
  about?: string;
  children: ReactNode;
}

function Part({ title, about, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}

function Withheld({ preview: { withheld, notIncluded } }: { preview: ReportPreview }) {
  return (
    <section className={styles.withheld}>
      <h3>Withheld from this report</h3>
      <ul>
        {(withheld.length > 0 ? withheld : ['Nothing.']).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {notIncluded !== null && <li>{notIncluded}</li>}
      </ul>
    </section>
  );
}

function Statements({ statements }: { statements: readonly Statement[] }) {
  return statements.map(({ about, text }) => (
    <div key={about} className={styles.statement}>
      <h4>{about}</h4>
      <p>{text}</p>
    </div>
  ));
}

function Metrics({ metrics }: Pick<ReportPreview, 'metrics'>) {
  if (metrics.length === 0) return null;
  return (
    <Part title="How to read the scores">
      {metrics.map(({ name, facts, howToRead, caveats, benchmarks, changes, succession }) => (
        <div key={name} className={styles.metric}>
          <h4>{name}</h4>
          <p className={styles.note}>{facts}</p>
          {howToRead !== '' && <p>{howToRead}</p>}
          {caveats.map((caveat) => (
            <p key={caveat}>{caveat}</p>
          ))}
          {benchmarks.map((benchmark) => (
            <p key={benchmark} className={styles.note}>
              {benchmark}
            </p>
          ))}
          {changes.length > 0 && (
            <>
              <h5>Its scoring changes and how they are treated</h5>
              <ul>
                {changes.map(({ text, source }) => (
                  <li key={text}>
                    {text}
                    {source !== '' && <span className={styles.source}>Source: {source}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
          {succession.length > 0 && (
            <>
              <h5>What comes after this score</h5>
              {succession.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </>
          )}
        </div>
      ))}
    </Part>
  );
}

function Readings({ readings: { total, perSeries } }: Pick<ReportPreview, 'readings'>) {
  if (total === 0) return null;
  return (
    <Part title="Readings" about={`The Excel file lists ${plural(total, 'reading')} one by one.`}>
      <ul className={styles.counts}>
        {perSeries.map(({ subject, metric, count }) => (
          <li key={`${subject} ${metric}`}>
            {metric}, {subject}: {count}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Method({ preview: { method, version, schemaVersion } }: { preview: ReportPreview }) {
  return (
    <Part title="Method" about={method.intro}>
      <Terms title="What each figure is" statements={method.figures} />
      <Terms
        title="What each verdict means, in the order in which they are asked"
        statements={method.verdicts}
      />
      <p className={styles.note}>
        Made with Plumbline {version}, workbook schema {schemaVersion}.
      </p>
    </Part>
  );
}

function Terms({ title, statements }: { title: string; statements: readonly Statement[] }) {
  return (
    <>
      <h4>{title}</h4>
      <dl className={styles.terms}>
        {statements.map(({ about, text }) => (
          <div key={about}>
            <dt>{about}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
