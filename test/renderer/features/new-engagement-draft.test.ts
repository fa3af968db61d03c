import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { CalendarDate } from '#shared/domain/calendar.ts';
import { Client } from '#shared/domain/client.ts';
import {
  chosenMetrics,
  type Draft,
  emptyDraft,
  requestOf,
  subjectNameOf,
} from '../../../src/renderer/features/new-engagement/draft.ts';

const today = CalendarDate.parse('2013-11-18');
const known = [Client.parse({ id: 7, name: 'Lumen Travel', note: '', archivedOn: null })];
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
});
