import { describe, expect, it } from 'vitest';
import { zipTexts } from '#main/files/zip.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { ReportFile } from '#main/report/finish.ts';
import { buildTrendReport, type ReportSource } from '#main/report/index.ts';
import { faultsOf } from './faults/faults-of.ts';
import { fullSource, milestone, series, settings, source, weekly, work } from './fixture.ts';
import { part, partsOf } from './parts.ts';
import { largeEngagements, randomEngagement } from './random-engagement.ts';

const SEEDS = 200;
const AT_ONCE = 20;

describe('the Excel files', () => {
  it.for(['report', 'handoff'] as const)(
    'are sound: an engagement in full, %s',
    async (edition) => {
      const { bytes } = await buildTrendReport(fullSource(), { ...settings, edition });
      expect(faultsOf(bytes)).toEqual([]);
    },
  );

  it.for(Array.from({ length: SEEDS / AT_ONCE }, (_, i) => i * AT_ONCE))(
    'are sound whatever people type and however little there is: engagements from %i',
    { timeout: 120_000 },
    async (first) => {
      for (let seed = first; seed < first + AT_ONCE; seed += 1) {
        const { source: from, settings: asked } = randomEngagement(seed);
        const { bytes } = await buildTrendReport(from, asked);
        expect([seed, faultsOf(bytes)]).toEqual([seed, []]);
      }
    },
  );

  it('are sound as handoff workbooks, too', { timeout: 120_000 }, async () => {
    let made = 0;
    for (let seed = 1000; seed < 1020; seed += 1) {
      const { source: from, settings: asked } = randomEngagement(seed);
      const file = await buildTrendReport(from, { ...asked, edition: 'handoff' }).catch(
        (error: unknown) => error,
      );
      // One without a series that may leave is refused.
      if (file instanceof Refusal) continue;
      made += 1;
      expect([seed, faultsOf((file as ReportFile).bytes)]).toEqual([seed, []]);
    }
    expect(made).toBeGreaterThan(10);
  });

  it('are sound with 10,000 readings, and with 60 subjects', { timeout: 120_000 }, async () => {
    for (const { source: from, settings: asked } of largeEngagements()) {
      const { bytes } = await buildTrendReport(from, asked);
      expect(faultsOf(bytes)).toEqual([]);
    }
  });
});

/** One thing made wrong in one part. */
const PLANTED: readonly [part: string, from: string | RegExp, to: string][] = [
  ['xl/workbook.xml', '<sheet sheetId="2" name="Klout Score"', '<sheet sheetId="2" name="Summary"'],
  ['xl/workbook.xml', 'name="Klout Score"', 'name="Klout: Score"'],
  ['xl/workbook.xml', 'state="visible"', 'state="hidden"'],
  ['xl/workbook.xml', 'localSheetId="1"', 'localSheetId="77"'],
  ['xl/workbook.xml', '<bookViews>', '<externalReferences/><bookViews>'],
  ['xl/workbook.xml', 'defaultThemeVersion', 'filterPrivacy="1" defaultThemeVersion'],
  [
    'xl/_rels/workbook.xml.rels',
    'Target="worksheets/sheet2.xml"',
    'Target="worksheets/sheet9.xml"',
  ],
  ['xl/_rels/workbook.xml.rels', 'Id="rId5"', 'Id="rId4"'],
  ['xl/_rels/workbook.xml.rels', '/worksheet"', '/chartsheet"'],
  [
    'xl/_rels/workbook.xml.rels',
    'Target="styles.xml"',
    'Target="http://example.org/" TargetMode="External"',
  ],
  ['[Content_Types].xml', /<Override PartName="\/xl\/charts\/chart1.xml"[^>]*>/, ''],
  ['[Content_Types].xml', 'drawingml.chart+xml', 'drawing+xml'],
  ['xl/worksheets/sheet1.xml', '<pageMargins', '<drawing r:id="rId1"/><pageMargins'],
  ['xl/worksheets/sheet1.xml', '<sheetData>', '<sheetData><row r="9999"/>'],
  ['xl/worksheets/sheet1.xml', 'r="A1" s="1"', 'r="A1" s="999"'],
  ['xl/worksheets/sheet1.xml', '<v>0</v>', '<v>99999</v>'],
  ['xl/worksheets/sheet1.xml', '<c r="B1" s="1"/>', '<c r="B1" s="1"><v>1</v></c>'],
  ['xl/worksheets/sheet1.xml', 'ref="A2:Q2"', 'ref="A1:Q1"'],
  ['xl/worksheets/sheet1.xml', 'customWidth="1"', 'hidden="1" customWidth="1"'],
  ['xl/worksheets/sheet2.xml', /<v>33\.\d+<\/v>/, '<v>NaN</v>'],
  ['xl/worksheets/sheet2.xml', /<v>(33\.\d+)<\/v>/, '<f>[1]Sheet1!A1</f><v>$1</v>'],
  ['xl/worksheets/sheet5.xml', /<tableParts.*<\/tableParts>/, ''],
  ['xl/sharedStrings.xml', 'Trend report: Meadowbrook Health', 'x'.repeat(32_768)],
  ['xl/sharedStrings.xml', '</sst>', '<si><t>of nobody</t></si></sst>'],
  ['xl/sharedStrings.xml', '<si><t>', '<si><t>_x0041_'],
  ['xl/tables/table1.xml', 'name="Date"', 'name="Day"'],
  ['xl/tables/table1.xml', /ref="A3:G\d+"/, 'ref="A3:G4"'],
  ['xl/tables/table1.xml', 'displayName="Readings"', 'displayName="A1"'],
  ['xl/styles.xml', /<cellXfs count="\d+"/, '<cellXfs count="1"'],
  ['xl/styles.xml', 'fontId="3"', 'fontId="99"'],
  ['xl/styles.xml', '<b/>', '<b/><b/>'],
  ['xl/styles.xml', 'name="Headline"', 'name="Title"'],
  ['xl/charts/chart1.xml', '<c:varyColors val="0"/>', ''],
  ['xl/charts/chart1.xml', '<c:smooth val="0"/>', '<c:smooth val="maybe"/>'],
  ['xl/charts/chart1.xml', /<c:v>33\.\d+<\/c:v>/, '<c:v>34</c:v>'],
  ['xl/charts/chart1.xml', /'Klout Score'!/, "'Another'!"],
  ['xl/charts/chart1.xml', /<c:crossAx val="501"\/>/, '<c:crossAx val="500"/>'],
  ['xl/charts/chart1.xml', /<c:pt idx="1">/, '<c:pt idx="0">'],
  ['xl/drawings/drawing1.xml', /descr="[^"]*"/, 'descr=""'],
  ['xl/drawings/drawing1.xml', '<xdr:clientData/>', ''],
  ['docProps/core.xml', 'T00:00:00Z', 'T09:15:00Z'],
  ['docProps/core.xml', /<dc:title>.*?<\/dc:title>/, '<dc:title></dc:title>'],
  ['docProps/app.xml', '<vt:lpstr>Summary</vt:lpstr>', '<vt:lpstr>Secret</vt:lpstr>'],
  ['docProps/app.xml', '<Manager></Manager>', '<Manager>Ada</Manager>'],
  ['xl/theme/theme1.xml', 'Cambria', 'Calibri'],
];

/** Every kind of part, and little in each. */
function small(): ReportSource {
  return source({
    series: [
      series({ id: 1, isMain: true, values: weekly('2013-08-05', 14, 33, 0.27) }),
      series({ id: 2, metric: work, values: weekly('2013-08-05', 14, 3, 0) }),
    ],
    milestones: [milestone({ date: '2013-09-02' })],
  });
}

describe('what finds faults', () => {
  it('finds every one that is planted', async () => {
    const { bytes } = await buildTrendReport(small(), settings);
    const parts = await partsOf(bytes);
    for (const [path, from, to] of PLANTED) {
      const wrong = part(parts, path).replace(from, to);
      expect([path, String(from), wrong !== parts.get(path)]).toEqual([path, String(from), true]);
      const spoilt = await zipTexts(
        [...parts].map(([each, xml]) => [each, each === path ? wrong : xml]),
      );
      expect([path, String(from), faultsOf(spoilt).length > 0]).toEqual([path, String(from), true]);
    }
  }, 120_000);

  it('finds what is wrong with the zip file', async () => {
    const { bytes } = await buildTrendReport(small(), settings);
    const parts = [...(await partsOf(bytes))];
    const withMore = await zipTexts([...parts, ['xl/vbaProject.bin', '']]);
    const reordered = await zipTexts(parts.toReversed());
    const changed = Uint8Array.from(bytes);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    const longer = Buffer.concat([bytes, Buffer.from('hidden')]);
    const prefixed = Buffer.concat([Buffer.from('hidden'), bytes]);
    for (const wrong of [withMore, reordered, longer, prefixed]) {
      expect(faultsOf(wrong)).not.toEqual([]);
    }
    expect(() => expect(faultsOf(changed)).toEqual([])).toThrow();
  });
});
