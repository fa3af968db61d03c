import { describe, expect, it } from 'vitest';
import { readSheets } from '#main/intake/xlsx-sheets.ts';
import { known, planOf, refusalFrom, valuesOf } from './known-records.ts';
import {
  makeXlsx,
  number,
  plainData,
  row,
  serial,
  text,
  type PackageParts,
  type SheetParts,
} from './make-xlsx.ts';

const read = async (content: PackageParts) => {
  const answer = await readSheets(await makeXlsx(content));
  if ('unreadable' in answer) throw new Error(answer.unreadable);
  return answer.sheets;
};

/** The cells of the one sheet of a file. */
const cellsOf = async (data: string, content: Partial<PackageParts> = {}) => {
  const [sheet] = await read({ sheets: [{ data }], ...content });
  return sheet?.rows.map((each) => each.cells);
};

const planOfSheets = async (
  sheets: readonly SheetParts[],
  options: Parameters<typeof planOf>[1] = {},
) => planOf(await makeXlsx({ sheets }), options, known(), 'client.xlsx');

describe('the cells of an Excel file', () => {
  it('are texts, numbers, dates, truths and errors, each in its row', async () => {
    const data = [
      row(1, text('Date'), text('Score')),
      row(
        4,
        serial(41281),
        number(45.5),
        '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#DIV/0!</v></c>',
        '',
        text('last'),
      ),
    ].join('');
    const [sheet] = await read({ sheets: [{ data }] });
    expect(sheet?.rows).toEqual([
      { number: 1, cells: ['Date', 'Score'] },
      {
        number: 4,
        cells: [
          { kind: 'date', date: '2013-01-07', hasTime: false },
          { kind: 'number', value: 45.5, percent: false },
          { kind: 'boolean', text: 'TRUE' },
          { kind: 'error', text: '#DIV/0!' },
          '',
          'last',
        ],
      },
    ]);
  });

  it('are percentages as they are shown, without the trail of binary fractions', async () => {
    expect(await cellsOf(row(1, number(0.0438, 2), number('0.57999999999999996', 2)))).toEqual([
      [
        { kind: 'number', value: 4.38, percent: true },
        { kind: 'number', value: 58, percent: true },
      ],
    ]);
  });

  it('are dates of either of the two calendars, and say when they carry a time', async () => {
    const data = row(1, serial(41281), number(41281.5, 3));
    expect(await cellsOf(data)).toEqual([
      [
        { kind: 'date', date: '2013-01-07', hasTime: false },
        { kind: 'date', date: '2013-01-07', hasTime: true },
      ],
    ]);
    expect(await cellsOf(row(1, serial(41281 - 1462)), { date1904: true })).toEqual([
      [{ kind: 'date', date: '2013-01-07', hasTime: false }],
    ]);
  });

  it('are no dates where they are times, or lie where the calendars disagree', async () => {
    expect(await cellsOf(row(1, number(0.5, 3), serial(30)))).toEqual([
      [
        { kind: 'error', text: 'a time without a date' },
        { kind: 'error', text: 'a time without a date' },
      ],
    ]);
  });

  it('keep as text what is no number in a cell for numbers', async () => {
    const data = row(
      1,
      '<c t="d"><v>2013-01-07T00:00:00</v></c>',
      '<c t="d" s="1"><v>2013-01-14</v></c>',
      '<c><v>1,5</v></c>',
      '<c t="n"><v>NaN</v></c>',
      '<c><v>1e999</v></c>',
    );
    expect(await cellsOf(data)).toEqual([
      ['2013-01-07T00:00:00', '2013-01-14', '1,5', 'NaN', { kind: 'error', text: 'Infinity' }],
    ]);
  });

  it('of formulas are their saved results; one without is named', async () => {
    const data = row(
      1,
      '<c><f>1+1</f><v>2</v></c>',
      '<c t="str"><f>A1</f><v>two</v></c>',
      '<c><f t="shared" si="0"/><v>3</v></c>',
      '<c><f>SUM(B4:B16)</f><v></v></c>',
      '<c><f>SUM(B4:B16)</f></c>',
    );
    const [sheet] = await read({ sheets: [{ data }] });
    expect(sheet?.formulas).toBe(3);
    expect(sheet?.rows[0]?.cells).toEqual([
      { kind: 'number', value: 2, percent: false },
      'two',
      { kind: 'number', value: 3, percent: false },
      { kind: 'error', text: '=SUM(B4:B16)' },
      { kind: 'error', text: '=SUM(B4:B16)' },
    ]);
  });

  it('may share their texts, plain or in several formats', async () => {
    const data = row(1, '<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>');
    const strings =
      '<sst><si><t>Date &amp; more</t></si><si><r><t>Klout </t></r><r><rPr><b/></rPr><t>Score</t></r></si></sst>';
    const content = { sharedStrings: [], parts: { 'xl/sharedStrings.xml': strings } };
    expect(await cellsOf(data, content)).toEqual([['Klout Score', 'Date & more']]);
  });

  it('are found whatever the prefix of their tags', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const sheet = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const content = { parts: { 'xl/worksheets/sheet0.xml': sheet } };
    expect(await cellsOf('', content)).toEqual([[{ kind: 'number', value: 5, percent: false }]]);
  });
});

describe('the sheets of an Excel file', () => {
  it('are read where they are visible; hidden ones are named', async () => {
    const plan = await planOfSheets([
      { name: 'Old', state: 'hidden', data: plainData },
      { name: 'Older', state: 'veryHidden', data: plainData },
      { name: 'Klout &amp; more', data: plainData },
      { name: 'Words', data: row(1, text('About this file')) },
    ]);
    expect(valuesOf(plan)).toEqual([
      ['2013-01-07', 45.5],
      ['2013-01-14', 46],
    ]);
    expect(plan.summary.readAs).toContain('Excel, sheet “Klout & more”');
    expect(plan.summary.ignored.map(({ value, expected }) => [value, expected])).toEqual([
      ['Old', 'a hidden sheet; it is not read'],
      ['Older', 'a hidden sheet; it is not read'],
      ['Words', 'another sheet; it is not read'],
    ]);
  });

  it('are asked for where several hold a table', async () => {
    const sheets = [
      { name: 'One', data: plainData },
      { name: 'Two', data: plainData },
    ];
    const refusal = await refusalFrom(planOfSheets(sheets));
    expect(refusal.message).toContain('“One”, “Two”; say which');
    expect(refusal.details).toMatchObject([{ field: 'sheet' }]);
    expect((await planOfSheets(sheets, { sheet: 'two' })).rows).toHaveLength(2);
    expect((await refusalFrom(planOfSheets(sheets, { sheet: 'Three' }))).message).toMatch(
      /no visible sheet “Three”/,
    );
  });

  it('say how many rows and columns are hidden', async () => {
    const data = plainData.replace('<row r="2"', '<row r="2" hidden="1"');
    const before = '<cols><col min="2" max="3" hidden="1"/></cols>';
    const { summary } = await planOfSheets([{ data, before }]);
    expect(summary.readAs).toContain('1 hidden row read as well');
    expect(summary.readAs).toContain('2 hidden columns read as well');
  });

  it('may hold notes outside the table, which are named', async () => {
    const data = plainData.replace(
      '</row><row r="3"',
      `<c r="F2" t="inlineStr"><is><t>a peak</t></is></c></row><row r="3"`,
    );
    const { summary, rows } = await planOfSheets([{ data }]);
    expect(rows).toHaveLength(2);
    expect(summary.ignored).toMatchObject([
      { row: 2, value: 'a peak', expected: 'outside the table' },
    ]);
  });
});

describe('Excel files that would cost minutes and gigabytes', () => {
  const whole = 'A1:XFD1048576';
  const cases: [string, Omit<PackageParts, 'sheets'> & Omit<SheetParts, 'data'>][] = [
    [
      'a validation of the whole sheet',
      {
        after: `<dataValidations count="1"><dataValidation type="list" sqref="${whole}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      },
    ],
    [
      'a merge of the whole sheet',
      { after: `<mergeCells><mergeCell ref="${whole}"/></mergeCells>` },
    ],
    ['all columns formatted', { before: '<cols><col min="1" max="16384" width="9"/></cols>' }],
    [
      'a conditional format of the whole sheet',
      {
        after: `<conditionalFormatting sqref="${whole}"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>1</formula></cfRule></conditionalFormatting>`,
      },
    ],
    [
      'a name for the whole sheet',
      {
        definedNames: `<definedNames><definedName name="all">Sheet1!$A$1:$XFD$1048576</definedName></definedNames>`,
      },
    ],
    [
      'a table part that is not there',
      { after: '<tableParts><tablePart r:id="rId9"/></tableParts>' },
    ],
  ];

  it.each(cases)('are read like any other, without it: %s', async (_what, extra) => {
    const { before, after, ...content } = extra;
    const sheet = { data: plainData, ...(before ? { before } : {}), ...(after ? { after } : {}) };
    const bytes = await makeXlsx({ sheets: [sheet], ...content });
    expect(bytes.length).toBeLessThan(6 * 1024);
    const start = performance.now();
    const answer = await readSheets(bytes);
    expect('sheets' in answer && answer.sheets[0]?.rows).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
