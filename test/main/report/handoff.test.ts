/** What a handoff workbook is made of: formulas with their values, a table to type in, protection. */
import { describe, expect, it } from 'vitest';
import { buildTrendReport, type ReportSettings, type ReportSource } from '#main/report/index.ts';
import { serialOf } from '#main/report/serial-days.ts';
import { day, fullSource, metric, series, settings, source, subject, TODAY } from './fixture.ts';
import { cellsOf, part, partsOf, sheetNames, sheetPaths, textsOf, unescapeXml } from './parts.ts';
import { rowWhere } from './typed-rows.ts';

const handoff = { ...settings, edition: 'handoff' } as const;

async function workbook(
  from: ReportSource = fullSource(),
  changed: Partial<ReportSettings> = {},
): Promise<Map<string, string>> {
  const { bytes } = await buildTrendReport(from, { ...handoff, ...changed });
  return partsOf(bytes);
}

const formulasOf = (parts: ReadonlyMap<string, string>): string[] =>
  sheetPaths(parts).flatMap((path) =>
    [...part(parts, path).matchAll(/<f>(.*?)<\/f>/gs)].map(([, text]) => unescapeXml(text ?? '')),
  );

/** The figure that stands below a header of the first line of Summary. */
function ofSummary(parts: ReadonlyMap<string, string>, header: string): string | number {
  const cells = cellsOf(parts, 'Summary');
  const [address] = [...cells].find(([, value]) => value === header) ?? [];
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address ?? '') ?? [];
  return cells.get(`${column}${Number(row) + 1}`) ?? '';
}

describe('a handoff workbook', () => {
  it('has the sheets of the trend report and those to carry on with', async () => {
    expect(sheetNames(await workbook())).toEqual([
      'Summary',
      'How to carry on',
      'Readings',
      'Klout Score',
      'Milestones',
      'Drivers',
      'Checks',
      'Chart data',
      'Lists',
      'Method',
    ]);
  });

  it('stores beside every formula the value it has', async () => {
    const parts = await workbook();
    for (const path of sheetPaths(parts)) {
      expect(/<\/f>(?:<v\/>)?<\/c>/.test(part(parts, path))).toBe(false);
    }
    expect(formulasOf(parts).length).toBeGreaterThan(1_000);
  });

  it('asks for the day in one cell, and for nothing else that changes by itself', async () => {
    const parts = await workbook();
    const formulas = formulasOf(parts);
    expect(formulas.filter((formula) => formula.includes('TODAY('))).toEqual(['TODAY()']);
    expect(formulas.join('\n')).not.toMatch(
      /\b(?:NOW|RAND\w*|OFFSET|INDIRECT|CELL|INFO)\(|\[\d+\]/,
    );
    expect(
      [...parts.keys()].filter((path) => /externalLink|vba|macro|connections/i.test(path)),
    ).toEqual([]);
  });

  it('has nothing in formulas that a person typed', async () => {
    const parts = await workbook();
    expect(formulasOf(parts).join('\n')).not.toMatch(/Meadowbrook|Patel|Colleague|posts/);
  });

  it('says of the series where it stands', async () => {
    const parts = await workbook(
      source({
        series: [
          series({
            isMain: true,
            metric: metric({ hasTrueZero: true, scaleMin: 0 }),
            values: [
              ['2013-10-28', 40],
              ['2013-11-04', 43],
              ['2013-11-11', 46],
            ],
            target: { value: 50, dueOn: '2013-12-31' },
          }),
        ],
      }),
    );
    const figures = ['Baseline', 'Latest', 'Latest of', 'Days since', 'Change', 'Change, %'];
    expect(figures.map((header) => ofSummary(parts, header))).toEqual([
      43,
      46,
      serialOf(day('2013-11-11')),
      7,
      3,
      expect.closeTo(3 / 43, 12),
    ]);
    expect(ofSummary(parts, 'Normalised change')).toBeCloseTo(3 / 57, 12);
    expect(ofSummary(parts, 'Pace a month, latest')).toBeCloseTo((3 / 7) * 30, 10);
    expect(ofSummary(parts, 'On pace?')).toBe('Yes');
  });

  it('counts raw readings since the latest scoring change', async () => {
    const parts = await workbook();
    const counted = [...cellsOf(parts, 'Readings')].filter(
      ([address, value]) => address.startsWith('I') && typeof value === 'number',
    );
    const [series] = fullSource().trends.series;
    const after = series?.readings.filter(({ date }) => date >= '2013-03-30').length;
    const own = counted.filter(([, key]) => Math.trunc(Math.abs(Number(key)) / 100_000) === 1);
    expect(own.filter(([, key]) => Number(key) > 0)).toHaveLength(after ?? -1);
    expect(own).toHaveLength(series?.readings.length ?? -1);
  });

  it('has rows ready to be typed in, whose formulas new rows get as well', async () => {
    const parts = await workbook();
    const table = [...parts].find(([path]) => path.startsWith('xl/tables/'))?.[1] ?? '';
    for (const header of ['Unit', 'Check', 'Key']) {
      expect(table).toMatch(
        new RegExp(
          `name="${header}"[^>]*><calculatedColumnFormula>[^<]+</calculatedColumnFormula>`,
        ),
      );
    }
    const last = Number(/ref="A\d+:J(\d+)"/.exec(table)?.[1]);
    const lastId = Math.max(
      ...[...cellsOf(parts, 'Readings').keys()]
        .filter((address) => /^J\d+$/.test(address))
        .map((address) => Number(address.slice(1))),
    );
    expect(last - lastId).toBe(500);
  });

  it('takes only what can be, and says so in plain words', async () => {
    const parts = await workbook();
    const xml = part(parts, sheetPaths(parts)[2] ?? '');
    const rules = [...xml.matchAll(/<dataValidation .*?<\/dataValidation>/gs)].map(([rule]) =>
      unescapeXml(rule),
    );
    expect(rules).toHaveLength(5);
    expect(rules.find((rule) => rule.includes('Date of the reading'))).toMatch(
      /prompt="A real day, today at the latest.*<=TodaysDate/s,
    );
    expect(rules.filter((rule) => rule.includes('type="list"'))).toHaveLength(3);
    expect(rules.join('\n')).toContain('Klout Score: 1 to 100');
  });

  it('lets nothing be typed but into input cells, and asks nobody for a password', async () => {
    const parts = await workbook();
    for (const path of sheetPaths(parts)) {
      const protection = /<sheetProtection [^>]*>/.exec(part(parts, path))?.[0] ?? '';
      expect(protection).toContain('sheet="1"');
      expect(protection).not.toMatch(/password|hashValue/);
    }
    expect(part(parts, 'xl/styles.xml')).toContain('<protection locked="0"/>');
  });

  it('explains its Ids, and shows them', async () => {
    const parts = await workbook();
    expect(textsOf(parts, 'Readings').join(' ')).toContain(
      'Id is the number of a reading in Plumbline',
    );
    expect(rowWhere(parts, 'J', (value) => value === 1000)).toBeGreaterThan(3);
    expect(part(parts, sheetPaths(parts)[2] ?? '')).not.toContain('hidden="1"');
  });

  it('is the same to the last byte when it is made again, and never the trend report', async () => {
    const [one, other] = [
      await buildTrendReport(fullSource(), handoff),
      await buildTrendReport(fullSource(), handoff),
    ];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
    const report = await buildTrendReport(fullSource(), settings);
    expect(one.identifier).not.toBe(report.identifier);
  });

  it('holds no trace of a person or a metric that is withheld', async () => {
    const whole = fullSource();
    const secret = metric({ id: 9, name: 'Quiet Quotient', visibility: 'private' });
    const parts = await workbook(
      {
        ...whole,
        trends: {
          ...whole.trends,
          series: [
            ...whole.trends.series,
            series({ id: 90, metric: secret }),
            series({
              id: 91,
              metric: metric(),
              subject: subject({
                id: 91,
                name: 'Nora Hidden',
                kind: 'executive',
                consent: 'refused',
              }),
            }),
          ],
        },
      },
      { redact: 'people' },
    );
    expect([...parts.values()].join('\n')).not.toMatch(/Quiet Quotient|Nora|Patel/);
  });

  it('tells apart two people whose names would be read as one', async () => {
    const person = (id: number, name: string) =>
      series({ id, subject: subject({ id, name, kind: 'team-member', consent: 'given' }) });
    const parts = await workbook(
      source({ series: [person(1, 'Alex Kim'), person(2, 'ALEX KIM')] }),
    );
    expect(textsOf(parts, 'Lists')).toEqual(expect.arrayContaining(['Alex Kim', 'ALEX KIM (2)']));
  });

  it('keeps text that looks like a formula as text', async () => {
    const parts = await workbook(
      source({
        series: [
          series({
            subject: subject({ name: '=HYPERLINK("x")' }),
            notes: { '2012-11-12': '+1 for the team' },
          }),
        ],
      }),
    );
    expect(textsOf(parts, 'Readings')).toEqual(
      expect.arrayContaining(['=HYPERLINK("x")', '+1 for the team']),
    );
    expect(formulasOf(parts).join('\n')).not.toContain('HYPERLINK');
  });

  it('is not made where nothing may leave the workbook', async () => {
    const nothing = source({ series: [series({ metric: metric({ visibility: 'private' }) })] });
    await expect(buildTrendReport(nothing, handoff)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says what was at handoff with its day', async () => {
    const texts = textsOf(await workbook(), 'Summary').join('\n');
    expect(texts).toContain('At handoff, 18 Nov 2013:');
    expect(texts).toContain('Theil–Sen');
    expect(serialOf(TODAY)).toBe(41_596);
  });
});
