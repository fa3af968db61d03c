import { describe, expect, it } from 'vitest';
import { Presentation, type Slide, type SlideOf } from '#shared/contract/presentation.ts';
import { presentationOf } from '#main/report/presentation.ts';
import { reportPreview } from '#main/report/preview.ts';
import { day, fullSource, metric, series, settings, source, subject } from './fixture.ts';

const shown = (from = fullSource()) => presentationOf(from, settings);

function ofKind<Kind extends Slide['kind']>(slides: readonly Slide[], kind: Kind): SlideOf<Kind>[] {
  return slides.filter((slide): slide is SlideOf<Kind> => slide.kind === kind);
}

describe('the slides of a presentation', () => {
  const presentation = shown();
  const preview = reportPreview(fullSource(), settings);

  it('are what the contract says', () => {
    expect(Presentation.parse(presentation)).toEqual(presentation);
  });

  it('begin with the engagement, go on with its main score and end with how to read it', () => {
    const kinds = presentation.slides.map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['title', 'series', 'milestone']);
    expect(kinds.at(-1)).toBe('reading');
    const order = kinds.filter((kind, i) => kind !== kinds[i - 1]);
    expect(order.indexOf('milestone')).toBeLessThan(order.indexOf('overview'));
    expect(order.indexOf('overview')).toBeLessThan(order.indexOf('drivers'));
  });

  it('say what the report says, letter for letter', () => {
    const { slides } = presentation;
    const [title] = ofKind(slides, 'title');
    expect(title?.headline).toBe(preview.headline);
    const [main] = ofKind(slides, 'series');
    expect(preview.series[0]?.sentence).toContain(main?.line.sentence);
    expect(main?.line.latest).toEqual(preview.series[0]?.latest);
    expect(ofKind(slides, 'milestone').map(({ mark, title: of }) => [mark, of])).toEqual(
      preview.milestones.lines.map(({ mark, title: of }) => [mark, of]),
    );
    const [reading] = ofKind(slides, 'reading');
    expect(reading?.howToRead).toBe(preview.metrics[0]?.howToRead);
    expect(reading?.notes).toContain(preview.milestones.about);
    const statements = ofKind(slides, 'statements').flatMap((slide) => slide.statements);
    const told = statements.map(({ text }) => text);
    expect(told).toEqual(expect.arrayContaining(preview.withheld));
  });

  it('show every series once beside the main one: in the overview or as the work behind the score', () => {
    const { slides } = presentation;
    const named = [
      ...ofKind(slides, 'overview').flatMap(({ lines }) => lines),
      ...ofKind(slides, 'drivers').flatMap(({ series: drawn }) =>
        drawn.slice(1).map(({ line }) => line),
      ),
    ].map(({ subject: of, metric: on }) => `${of} ${on}`);
    const others = preview.series.slice(1).map(({ subject: of, metric: on }) => `${of} ${on}`);
    expect(named.toSorted()).toEqual(others.toSorted());
  });

  it('carry no remark on a reading, no evidence and no owner', () => {
    const from = fullSource();
    const remarked = {
      ...from,
      trends: {
        ...from.trends,
        series: from.trends.series.map((trend) => ({
          ...trend,
          readings: trend.readings.map((reading) => ({
            ...reading,
            note: 'canary',
            source: 'canary',
            evidence: 'canary',
          })),
        })),
        milestones: from.trends.milestones.map((milestone) => ({
          ...milestone,
          owner: 'canary',
          evidence: 'canary',
        })),
      },
    };
    expect(JSON.stringify(shown(remarked))).not.toContain('canary');
  });

  it('hold few enough lines to be read from the back of a room', () => {
    const many = source({
      series: [
        series(),
        ...Array.from({ length: 14 }, (_, i) =>
          series({
            id: i + 2,
            isMain: false,
            subject: subject({
              id: i + 2,
              name: `Member ${i + 2}`,
              kind: 'team-member',
              consent: 'given',
            }),
          }),
        ),
      ],
    });
    const overview = ofKind(shown(many).slides, 'overview');
    expect(overview.map(({ lines }) => lines.length)).toEqual([5, 5, 4]);
    expect(overview.map(({ title }) => title)).toEqual([
      'Where everything else stands (1 of 3)',
      'Where everything else stands (2 of 3)',
      'Where everything else stands (3 of 3)',
    ]);
  });
});

describe('a presentation', () => {
  it('withholds what a report withholds, and says so', () => {
    const from = source({
      series: [
        series(),
        series({
          id: 2,
          isMain: false,
          subject: subject({ id: 2, name: 'Hidden Person', kind: 'executive', consent: 'refused' }),
        }),
        series({
          id: 3,
          isMain: false,
          metric: metric({ id: 2, name: 'Secret metric', visibility: 'private' }),
        }),
        series({
          id: 4,
          isMain: false,
          subject: subject({
            id: 4,
            name: 'Real Name',
            alias: 'Member A',
            kind: 'team-member',
            consent: 'given',
            visibility: 'alias-only',
          }),
        }),
      ],
    });
    const text = JSON.stringify(shown(from));
    expect(text).not.toMatch(/Hidden Person|Secret metric|Real Name/);
    expect(text).toContain('Member A');
    expect(text).toContain('1 metric marked private left out.');
  });

  it('has slides, where nothing may be shown, that say just that', () => {
    const from = source({
      series: [series({ metric: metric({ name: 'Secret metric', visibility: 'private' }) })],
    });
    const { main, slides } = shown(from);
    expect(main).toBeNull();
    expect(JSON.stringify(slides)).not.toContain('Secret metric');
    expect(slides.at(-1)).toMatchObject({
      title: 'What is withheld here',
      statements: [{ text: '1 metric marked private left out.' }],
    });
  });

  it.each([
    ['done', '2013-05-06', /could show from 6 May 2013 on, and in full from 4 Aug 2013 on/],
    ['done', '2013-10-14', /^Not showing in full yet: .* from 12 Jan 2014 on\.$/],
    ['planned', '2013-12-02', /^Not showing yet: .* begin to show on 2 Dec 2013 /],
    ['planned', '2013-10-14', /^Its day has passed; it is not done yet\.$/],
    ['missed', '2013-05-06', /^$/],
  ])('says of a milestone that is %s on %s when it can show', (status, date, words) => {
    const from = fullSource();
    const [first] = from.trends.milestones;
    if (!first) throw new Error('the fixture has no milestone');
    const one = { ...first, status: status as typeof first.status, date: day(date) };
    const { slides } = shown({ ...from, trends: { ...from.trends, milestones: [one] } });
    expect(ofKind(slides, 'milestone')[0]?.effect).toMatch(words);
  });
});
