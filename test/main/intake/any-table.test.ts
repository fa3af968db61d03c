/** Any table in any dialect is read as it was meant, or a question is asked; never anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '#shared/contract/files.ts';
import { dateOfDay, dayNumber } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { ImportPlan } from '#main/intake/plan.ts';
import { TODAY, day, known, metric, planOf } from './known-records.ts';
import { makeXlsx, number, row, text } from './make-xlsx.ts';
import {
  METRICS,
  dialects,
  grids,
  writtenNumber,
  written,
  type Dialect,
  type Meant,
} from './written-tables.ts';

/** The metrics that columns are named by; their values are in percent where the file has the sign. */
function records({ marks }: Pick<Dialect, 'marks'>) {
  const unit = marks.includes('%') ? '%' : 'points';
  const metrics = METRICS.map((name, index) => ({
    metric: metric(index + 20, { name, unit }),
    scoringChanges: [],
  }));
  return known({ metrics });
}

/** The plan, and the questions that the file left open, each answered with the truth. */
async function planWithTruth(bytes: Uint8Array, dialect: Dialect, fileName = 'client.csv') {
  const { shape, dates, decimal } = dialect;
  const metricOfAll = shape === 'wide-by-metric' ? {} : { metric: METRICS[0] };
  const answers: Partial<ImportOptions> = { metric: undefined, ...metricOfAll };
  const asked: string[] = [];
  for (;;) {
    try {
      return { plan: await planOf(bytes, answers, records(dialect), fileName), asked };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { field = '' } = error.details[0] ?? {};
      if (asked.includes(field)) throw error;
      asked.push(field);
      if (field === 'dateOrder' && dates.includes('/')) {
        answers.dateOrder = dates === 'month/day' ? 'month-first' : 'day-first';
      } else if (field === 'subject') {
        answers.shape = shape;
      } else if (field === 'decimalMark') {
        answers.decimalMark = decimal === '.' ? 'point' : 'comma';
      } else throw error;
    }
  }
}

const inOrder = (values: readonly Meant[]) =>
  values.map((each) => JSON.stringify([each.subject, each.metric, each.date, each.value])).sort();

function found({ readings }: ImportPlan): Meant[] {
  return readings.map(({ found: { subject, metric: of, date, value } }) => ({
    ...{ subject: subject.name, metric: of.name, date, value },
  }));
}

describe('any table of readings', () => {
  it('is read back from any text file as it was meant, without a problem, answered or at once', async () => {
    await fc.assert(
      fc.asyncProperty(dialects, grids, async (dialect, grid) => {
        const { bytes, meant } = written(dialect, grid);
        const { plan } = await planWithTruth(bytes, dialect);
        expect(plan.summary.problems).toEqual([]);
        // One column of one metric is all the same.
        const isOne = new Set(meant.map((each) => each.metric + each.subject)).size === 1;
        const { shape } = dialect;
        expect(plan.summary.shape).toBe(
          shape === 'wide-by-metric' && isOne ? 'single-series' : shape,
        );
        expect(inOrder(found(plan))).toEqual(inOrder(meant));
      }),
      { numRuns: 5_000 },
    );
  }, 300_000);

  it('asks for the order of day and month exactly where no date of the file settles it', async () => {
    const plain = { titles: 0, footers: [], marks: '', groups: '', encoding: 'utf8' } as const;
    await fc.assert(
      fc.asyncProperty(dialects, grids, async (dialect, grid) => {
        const slashed = { ...dialect, ...plain, dates: 'day/month' as const };
        const { bytes, meant } = written(slashed, grid);
        const { asked } = await planWithTruth(bytes, slashed);
        const days = meant.map(({ date }) => date.slice(8));
        const isSettled =
          days.some((day) => Number(day) > 12) ||
          meant.every(({ date }) => date.slice(5, 7) === date.slice(8));
        expect(asked.includes('dateOrder')).toBe(!isSettled);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any table of readings in an Excel file', () => {
  const styles = fc.record({
    date1904: fc.boolean(),
    /** How each value is written. */
    values: fc.constantFrom('numbers', 'texts', 'formulas', 'percentages'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    isRowHidden: fc.boolean(),
    isColumnHidden: fc.boolean(),
    isTitleMerged: fc.boolean(),
    hasTotal: fc.boolean(),
  });

  it('is read back as it was meant, and what is hidden or calculated is said', async () => {
    await fc.assert(
      fc.asyncProperty(styles, grids, async (style, grid) => {
        const { date1904, values: how, decimal } = style;
        const marks = how === 'percentages' ? '%' : '';
        const plain = { groups: '', negatives: 'before', titles: 0, footers: [] } as const;
        const dialect = {
          ...({ separator: ',', encoding: 'utf8', lineEnd: '\n', quotesAll: false } as const),
          ...({
            ...plain,
            decimal,
            dates: 'iso',
            language: 'English',
            shape: 'single-series',
          } as const),
          marks,
        } as const;
        const { meant } = written(dialect, grid);
        const valueCell = (value: number): string => {
          if (how === 'texts') return text(writtenNumber(dialect, value, grid.decimals));
          if (how === 'formulas') return `<c><f>1+1</f><v>${value}</v></c>`;
          return how === 'percentages' ? number(value / 100, 2) : number(value);
        };
        // Excel's first day is 1 January 1900 or 1904, with a 29 February 1900 that never was.
        const epoch = date1904 ? dayNumber(day('1904-01-01')) : dayNumber(day('1899-12-30'));
        const data = [
          row(1, text('Harbour Tools')),
          row(3, text('Date'), text('Score')),
          ...meant.map(({ date, value }, at) =>
            row(at + 4, number(dayNumber(date) - epoch, 1), valueCell(value)).replace(
              '<row',
              style.isRowHidden && at === 0 ? '<row hidden="1"' : '<row',
            ),
          ),
          ...(style.hasTotal ? [row(meant.length + 4, text('Total'), number(1e6))] : []),
        ].join('');
        const before = style.isColumnHidden
          ? '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
          : '';
        const after = style.isTitleMerged
          ? '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
          : '';
        const bytes = await makeXlsx({ sheets: [{ data, before, after }], date1904 });
        const { plan } = await planWithTruth(bytes, dialect, 'client.xlsx');
        expect(plan.summary.problems).toEqual([]);
        expect(inOrder(found(plan))).toEqual(inOrder(meant));
        const said = plan.summary.readAs.join('; ');
        expect(said.includes('hidden row')).toBe(style.isRowHidden);
        expect(said.includes('hidden column')).toBe(style.isColumnHidden);
        expect(said.includes('merged')).toBe(style.isTitleMerged);
        expect(said.includes('saved results')).toBe(how === 'formulas');
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe('a date that is written', () => {
  it('in one form among others is that date or a problem, never another date', async () => {
    const days = fc.integer({ min: dayNumber(day('1999-01-01')), max: dayNumber(TODAY) });
    await fc.assert(
      fc.asyncProperty(
        dialects,
        fc.array(days, { minLength: 2, maxLength: 6 }),
        async (of, some) => {
          const dialect = { ...of, shape: 'single-series', titles: 0, footers: [] } as const;
          const rows = [...new Set(some)].map((each) => ({ day: each, values: [1] }));
          const { bytes, meant } = written(dialect, { decimals: 0, rows });
          const { plan } = await planWithTruth(bytes, { ...dialect, decimal: '.' });
          const read = new Set(plan.rows.map(({ date }) => date));
          expect([...read].sort()).toEqual(meant.map(({ date }) => date).sort());
          expect(rows.map((each) => dateOfDay(each.day)).every((date) => read.has(date))).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
