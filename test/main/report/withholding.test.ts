import { describe, expect, it } from 'vitest';
import { Correction } from '#shared/domain/series.ts';
import { reportFileName } from '#main/report/file-name.ts';
import type { ReportSource } from '#main/report/index.ts';
import { metric, milestone, series, settings, source, subject, weekly } from './fixture.ts';
import { reportParts, textsOf } from './parts.ts';

const values = weekly('2012-11-05', 20, 40, 0.3);

/** Every secret is a made-up word that can come from nowhere else. */
function secretive(): ReportSource {
  const shared = series({
    id: 1,
    isMain: true,
    values,
    notes: {
      '2012-11-12': 'Quibblesworth had the idea; ask Zanzibella Frobnitz or zanzibella',
      '2012-11-19': 'Compared with Xylograph Index and with MR WOMBLETHORPE.',
    },
    signOff: { sentence: 'Zanzibella Frobnitz carried it, says Quibblesworth.' },
  });
  return source({
    engagement: 'Coaching Zanzibella Frobnitz',
    objective: 'Make Frobnitz, and the Xylograph Index, heard',
    series: [
      shared,
      series({
        id: 2,
        values,
        subject: subject({
          id: 2,
          name: 'Dr Zanzibella Frobnitz (CEO)',
          kind: 'executive',
          consent: 'given',
          alias: 'Chief executive',
          visibility: 'alias-only',
        }),
      }),
      series({
        id: 3,
        values,
        subject: subject({ id: 3, name: 'Quibblesworth', kind: 'peer', visibility: 'private' }),
        notes: { '2012-11-05': 'Snarfblatt' },
      }),
      series({
        id: 4,
        values,
        subject: subject({
          id: 4,
          name: 'Ada Womblethorpe',
          kind: 'team-member',
          consent: 'refused',
        }),
        notes: { '2012-11-05': 'Snarfblatt' },
      }),
      series({
        id: 5,
        values,
        metric: metric({ id: 5, name: 'Xylograph Index', visibility: 'private' }),
      }),
      series({
        id: 6,
        values,
        subject: subject({ id: 6, name: 'Bo Klimperei', kind: 'team-member', consent: 'given' }),
      }),
    ],
    milestones: [
      milestone({
        title: 'Workshop with Womblethorpe',
        owner: 'Oona Ownername',
        evidence: 'Minutes by klimperei',
        note: 'Frobnitz: “Quibblesworth!”',
      }),
    ],
    corrections: new Map([
      [
        1 as never,
        [
          Correction.parse({
            readingId: 1001,
            date: '2012-11-12',
            oldValue: 40,
            newValue: 41,
            reason: 'Quibblesworth noticed',
            correctedOn: '2012-11-30',
          }),
        ],
      ],
      [
        3 as never,
        [
          Correction.parse({
            readingId: 3001,
            date: '2012-11-12',
            oldValue: 40,
            newValue: 41,
            reason: 'Snarfblatt',
            correctedOn: '2012-11-30',
          }),
        ],
      ],
    ]),
  });
}

const ALWAYS_SECRET = [
  'quibblesworth',
  'snarfblatt',
  'zanzibella',
  'frobnitz',
  'womblethorpe',
  'xylograph',
];

describe('what a trend report withholds', () => {
  it('leaves private subjects, private metrics and people who refused out of every part', async () => {
    const parts = await reportParts(secretive());
    for (const [path, xml] of parts) {
      const found = ALWAYS_SECRET.filter((secret) =>
        `${path}${xml}`.toLowerCase().includes(secret),
      );
      expect([path, found]).toEqual([path, []]);
    }
    const all = [...parts.values()].join('').toLowerCase();
    // Who may be named is, and the scan can find what is there.
    expect(all).toContain('bo klimperei');
    expect(all).toContain('oona ownername');
    expect(all).toContain('chief executive');
  });

  it('shows people under other names where asked, in notes and as owners, too', async () => {
    const parts = await reportParts(secretive(), { redact: 'people' });
    const secrets = [...ALWAYS_SECRET, 'klimperei', 'ownername'];
    for (const [path, xml] of parts) {
      const found = secrets.filter((secret) => `${path}${xml}`.toLowerCase().includes(secret));
      expect([path, found]).toEqual([path, []]);
    }
    const readings = textsOf(parts, 'Readings');
    expect(readings).toContain('Chief executive');
    expect(readings).toContain('Person 1');
    expect(textsOf(parts, 'Milestones')).toContain('Minutes by Person 1');
  });

  it('says in words what was withheld', async () => {
    const summary = textsOf(await reportParts(secretive()), 'Summary');
    expect(summary).toContain('1 metric marked private left out.');
    expect(summary).toContain('1 subject marked private left out.');
    expect(summary).toContain('1 person who did not agree to be scored left out.');
    expect(summary).toContain('1 subject shown under another name, in notes as well.');
    const redacted = textsOf(await reportParts(secretive(), { redact: 'people' }), 'Summary');
    expect(redacted).toContain(
      'People are shown under other names, and their names in notes were replaced.',
    );
    expect(redacted).toContain('Owners of milestones are not named.');
  });

  it('says so where nothing was', async () => {
    const parts = await reportParts(source({ series: [series({ isMain: true })] }));
    expect(textsOf(parts, 'Summary')).toContain('Nothing.');
  });

  it('keeps withheld names out of the name of the file', () => {
    expect(reportFileName(secretive(), settings)).toBe(
      'Meadowbrook Health – Coaching Chief executive – Trend report – 2013-11-18.xlsx',
    );
  });

  describe('names of those whom the engagement does not track', () => {
    const noteIn = async (note: string, redact: 'none' | 'people' = 'none') => {
      const parts = await reportParts(
        source({
          series: [series({ isMain: true, values, notes: { '2012-11-05': note } })],
          milestones: [
            milestone({ owner: 'Oona Ownername' }),
            milestone({ id: 2, owner: 'the team', title: 'B' }),
          ],
          known: {
            subjects: [
              subject({
                id: 50,
                name: 'Zo\u00EB Quillfeather',
                kind: 'executive',
                consent: 'refused',
              }),
              subject({ id: 51, name: 'ADA VANTREE', kind: 'executive', consent: 'refused' }),
              subject({ id: 52, name: 'דנה לוי', kind: 'team-member', consent: 'refused' }),
              subject({ id: 53, name: 'Rival  Brothers', kind: 'peer', visibility: 'private' }),
              subject({ id: 54, name: 'Ed Shared', kind: 'team-member', consent: 'given' }),
            ],
            metrics: [metric({ id: 50, name: 'Hushed Index', visibility: 'private' })],
            otherClients: ['Harbour Group', 'Meadowbrook'],
          },
        }),
        { redact },
      );
      return textsOf(parts, 'Readings').find((text) => text.startsWith('Note:'));
    };

    it.for([
      ['Note: ZOE\u0308 said so', 'Note: [name withheld] said so'],
      ['Note: ask quillfeather', 'Note: ask [name withheld]'],
      ['Note: Ada knows', 'Note: [name withheld] knows'],
      ['Note: Vantree knows', 'Note: [name withheld] knows'],
      ['Note: שלדנה', 'Note: של[name withheld]'],
      ['Note: rival\u00A0brothers won', 'Note: [name withheld] won'],
      ['Note: as the HUSHED index', 'Note: as the [metric withheld]'],
      ['Note: as at Harbour Group', 'Note: as at [another client]'],
      // A name that is shown anyway, and what is no name.
      ['Note: Meadowbrook, Ed Shared, Oona', 'Note: Meadowbrook, Ed Shared, Oona'],
      ['Note: the CEO adapts', 'Note: the CEO adapts'],
    ] as const)('replaces “%s”', async ([typed, shown]) => {
      expect(await noteIn(typed)).toBe(shown);
    });

    it('replaces owners and everyone who is a person where people are redacted', async () => {
      expect(await noteIn('Note: Oona and Ed and the team', 'people')).toBe(
        'Note: [name withheld] and Ed and [name withheld]',
      );
      expect(await noteIn('Note: Ed Shared', 'people')).toBe('Note: [name withheld]');
    });
  });
});
