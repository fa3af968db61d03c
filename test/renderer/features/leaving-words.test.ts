import { describe, expect, it } from 'vitest';
import type { TrackedSubject } from '#shared/contract/engagement-history.ts';
import { ClientId, EngagementId, MetricId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import type { Subject } from '#shared/domain/subject.ts';
import { leavingInWords } from '../../../src/renderer/features/subjects/leaving-words.ts';

const here = EngagementId.parse(1);

const ana: Subject = {
  id: SubjectId.parse(1),
  clientId: ClientId.parse(1),
  name: 'Ana Ruiz',
  kind: 'team-member',
  alias: 'Team member 1',
  visibility: 'shared',
  consent: 'given',
  consentOn: null,
  consentHow: '',
  inLeague: true,
};

function series(
  changes: Partial<TrackedSubject['tracked'][number]> = {},
): TrackedSubject['tracked'][number] {
  return {
    subjectId: ana.id,
    seriesId: SeriesId.parse(1),
    engagementId: here,
    engagementName: 'Content culture',
    metricId: MetricId.parse(1),
    metricName: 'Klout Score',
    metricVisibility: 'shared',
    archivedOn: null,
    ...changes,
  };
}

const told = (subject: Partial<Subject>, tracked = [series()]) =>
  leavingInWords({ subject: { ...ana, ...subject }, tracked }, here);

describe('what leaves of a subject', () => {
  it('is its name, and for a person the alias where people are redacted', () => {
    expect(told({})).toBe('By name; where people are redacted, as “Team member 1”.');
    expect(told({ alias: null })).toBe(
      'By name; where people are redacted, as a number in place of the name.',
    );
    expect(told({ kind: 'organisation', consent: null, alias: null })).toBe('By name.');
  });

  it('is the alias alone, where that is wished', () => {
    expect(told({ visibility: 'alias-only' })).toBe('Always as “Team member 1”; in texts, too.');
  });

  it('is nothing of the private, of those who refused, and of those that are not tracked', () => {
    expect(told({ visibility: 'private' })).toBe('Nothing: private.');
    expect(told({ consent: 'refused' })).toBe('Nothing: does not agree to be scored.');
    const elsewhere = [series({ engagementId: EngagementId.parse(2) })];
    expect(told({}, elsewhere)).toBe('Nothing: nothing is tracked here.');
    const secret = [series({ metricVisibility: 'private' })];
    expect(told({}, secret)).toBe('Nothing: every metric tracked here is private.');
  });

  it('leaves out private metrics by their names', () => {
    const both = [series(), series({ metricName: 'Secure Score', metricVisibility: 'private' })];
    expect(told({ kind: 'organisation', consent: null }, both)).toBe(
      'By name. Without Secure Score: private.',
    );
  });
});
