import { describe, expect, it } from 'vitest';
import { readyTemplates } from '#shared/catalogue/templates.ts';
import { contract } from '#shared/contract/index.ts';
import { CalendarDate } from '#shared/domain/calendar.ts';
import { Client } from '#shared/domain/client.ts';
import type { EngagementTemplate } from '#shared/domain/template.ts';
import {
  chosenMetrics,
  type Draft,
  emptyDraft,
  milestoneDate,
  subjectNameOf,
  takenFrom,
} from '../../../src/renderer/features/new-engagement/draft.ts';
import { requestOf as requestOn } from '../../../src/renderer/features/new-engagement/request.ts';

const today = CalendarDate.parse('2013-11-18');
const known = [Client.parse({ id: 7, name: 'Lumen Travel', note: '', archivedOn: null })];
const requestOf = (draft: Draft, clients: readonly Client[]) => requestOn(draft, clients, today);
const filled: Draft = {
  ...emptyDraft(today, false),
  clientName: 'Northgate Clinics ',
  name: 'Content that lasts',
  catalogueKeys: ['leads', 'klout-score'],
};

describe('a new engagement being filled in', () => {
  it('says everything that is missing at once', () => {
    const { problems } = requestOf(emptyDraft(today, false), []);
    expect(Object.keys(problems ?? {}).sort()).toEqual(['client', 'metrics', 'name', 'subject']);
  });

  it('becomes a request that the contract takes', () => {
    const { request, problems } = requestOf(filled, known);
    expect(problems).toBeNull();
    const checked = contract['engagements.start'].input.parse(request);
    expect(checked).toMatchObject({
      client: { name: 'Northgate Clinics' },
      startsOn: '2013-11-18',
      subject: { name: 'Northgate Clinics', kind: 'organisation' },
      firstDay: [],
      milestones: [],
    });
  });

  it('takes the first leading indicator for the main one unless told otherwise', () => {
    expect(chosenMetrics(filled).map(({ id }) => id)).toEqual(['klout-score', 'leads']);
    expect(chosenMetrics({ ...filled, mainChoice: 'leads' }).map(({ id }) => id)).toEqual([
      'leads',
      'klout-score',
    ]);
  });

  it('offers the client’s name for the organisation only', () => {
    expect(subjectNameOf(filled, known)).toBe('Northgate Clinics');
    expect(subjectNameOf({ ...filled, subjectKind: 'executive' }, known)).toBe('');
    expect(subjectNameOf({ ...filled, subjectName: '@northgate' }, known)).toBe('@northgate');
  });

  it('refuses a new client with the name of one there is', () => {
    const { problems } = requestOf({ ...filled, clientName: 'lumen travel' }, known);
    expect(problems?.client).toMatch(/already/);
  });

  it('asks for a client where one that there is should be chosen, and takes it by its number', () => {
    const existing: Draft = { ...filled, clientIs: 'existing', subjectName: 'Lumen' };
    expect(requestOf(existing, known).problems?.client).toBe('Choose the client.');
    const chosen = requestOf({ ...existing, clientId: known[0]?.id ?? null }, known);
    expect(chosen.request?.client).toEqual({ id: 7 });
  });

  it('refuses a start date that does not exist', () => {
    expect(requestOf({ ...filled, startsOn: '2013-02-31' }, known).problems?.startsOn).toBe(
      'There is no 2013-02-31 in the calendar.',
    );
  });

  it('may begin with nothing but a client and a name', () => {
    const { request } = requestOf({ ...filled, beginWith: 'nothing' }, known);
    expect(request?.metrics).toEqual([]);
  });
});

describe('what is known on the first day', () => {
  it('goes with the main indicator; the baseline stands for the first reading unless it is said', () => {
    const draft = { ...filled, readings: '2013-11-11\t31,5\n2013-11-04\t30', baseline: '30' };
    expect(requestOf(draft, known).request?.firstDay).toEqual([
      {
        metric: 0,
        readings: [
          { date: '2013-11-04', value: 30 },
          { date: '2013-11-11', value: 31.5 },
        ],
        baseline: { date: '2013-11-04', value: 30 },
      },
    ]);
    const said = requestOf({ ...draft, baselineOn: '1 Oct 2013' }, known);
    expect(said.request?.firstDay?.[0]?.baseline?.date).toBe('2013-10-01');
  });

  it.each([
    ['a reading that is no number', { readings: '2013-11-04 high' }, 'readings'],
    ['a baseline off the scale', { baseline: '120' }, 'baseline'],
    ['a baseline of a day to come', { baseline: '30', baselineOn: '2014-01-01' }, 'baselineOn'],
  ] as const)('is refused where there is %s', (_, change, field) => {
    expect(Object.keys(requestOf({ ...filled, ...change }, known).problems ?? {})).toEqual([field]);
  });

  it('holds milestones with a title; two alike are refused', () => {
    const row = { date: null, days: 30, category: '' };
    const draft = {
      ...filled,
      milestones: [
        { ...row, key: 0, title: 'Kick-off' },
        { ...row, key: 1, title: ' ' },
      ],
    };
    expect(requestOf(draft, known).request?.milestones).toEqual([
      { date: '2013-12-18', title: 'Kick-off', category: '' },
    ]);
    const twice = [...draft.milestones, { ...row, key: 2, title: 'Kick-off' }];
    expect(requestOf({ ...draft, milestones: twice }, known).problems?.milestones).toEqual({
      2: 'There is one of that title on that day already.',
    });
  });
});

describe('a template', () => {
  const [ready] = readyTemplates;
  if (!ready) throw new Error('there is no ready template');
  const begun = (template: EngagementTemplate): Draft => ({
    ...emptyDraft(today, false),
    ...{ clientName: 'Orchard', name: 'Voice', beginWith: 'template' as const },
    ...takenFrom(template, []),
  });

  it('has to be chosen', () => {
    const { problems } = requestOf({ ...begun(ready), template: null }, []);
    expect(problems?.template).toBe('Choose the template.');
  });

  it('brings its metrics, review dates and milestones, all counted from the start', () => {
    const draft = { ...begun(ready), startsOn: '2014-01-01' };
    const { request } = requestOf(draft, []);
    const main = ready.subjects[0]?.series[0]?.metric.from;
    expect(request?.metrics[0]).toEqual(main);
    expect(request?.firstDay?.[0]?.reviewOn).toBe('2014-09-28');
    expect(request?.milestones?.map(({ date }) => date)).toEqual(
      draft.milestones.map((each) => milestoneDate(draft, each)),
    );
    expect(request?.milestones?.[1]).toMatchObject({ date: '2014-01-15' });
    contract['engagements.start'].input.parse(request);
  });

  it('has its target set from the baseline, where that lies on the scale', () => {
    const target = { change: 5, days: 270 };
    const [first] = ready.subjects;
    const template: EngagementTemplate = {
      ...ready,
      subjects: [
        {
          kind: 'organisation',
          series: (first?.series ?? []).map((each) => (each.isMain ? { ...each, target } : each)),
        },
      ],
    };
    const targetOf = (baseline: string) =>
      requestOf({ ...begun(template), baseline }, []).request?.firstDay?.[0]?.target;
    expect(targetOf('30')).toEqual({ value: 35, dueOn: '2014-08-15' });
    expect(targetOf('98')).toBeUndefined();
    expect(targetOf('')).toBeUndefined();
  });

  it('asks for the names of people, and leaves out whom none is given for', () => {
    const people = readyTemplates.find(({ subjects }) => subjects[0]?.kind === 'executive');
    if (!people) throw new Error('there is no template of people');
    const draft = { ...begun(people), subjectName: 'Dr Field' };
    expect(requestOf(draft, []).request?.also?.map(({ subject }) => subject)).toEqual([
      { name: 'Orchard', kind: 'organisation' },
    ]);
    const named = draft.further.map((each, place) =>
      place === 0 ? { ...each, name: 'Ann' } : each,
    );
    expect(requestOf({ ...draft, further: named }, []).request?.also).toHaveLength(2);
  });
});
