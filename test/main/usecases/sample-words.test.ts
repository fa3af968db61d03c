/** What the sample says of its work and its results: written down, so that a change is noticed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Drivers } from '#shared/contract/drivers.ts';
import type { LeadingOrNot } from '#shared/contract/leading.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Session } from '#main/usecases/session.ts';

const [MEADOWBROOK, HARBOUR, LUMEN] = [1, 2, 3] as EngagementId[];

let drivers: (engagementId: EngagementId | undefined) => Drivers;
let leading: (engagementId: EngagementId | undefined) => LeadingOrNot;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-sample-'));
  const session = Session.open({
    path: join(folder, 'sample.plumb'),
    clock: () => new Date('2013-11-18T12:00:00'),
    version: '0.0.0-test',
  });
  await session.value('workbook.create', { sample: true });
  const shown = new Map<EngagementId, [Drivers, LeadingOrNot]>();
  for (const engagementId of [MEADOWBROOK, HARBOUR, LUMEN]) {
    if (engagementId === undefined) continue;
    shown.set(engagementId, [
      await session.value('drivers.show', { engagementId }),
      await session.value('trends.leading', { engagementId }),
    ]);
  }
  session.close();
  rmSync(folder, { recursive: true });
  const of = (engagementId: EngagementId | undefined) => {
    const found = engagementId === undefined ? undefined : shown.get(engagementId);
    if (!found) throw new Error('the sample has no such engagement');
    return found;
  };
  drivers = (engagementId) => of(engagementId)[0];
  leading = (engagementId) => of(engagementId)[1];
}, 60_000);

const words = ({ scores, series }: Drivers) =>
  scores.map(({ seriesId, earned }) => {
    const trend = series.find(({ series: { id } }) => id === seriesId);
    return [trend?.subject.name, trend?.metric.name, earned.word];
  });

describe('the sample', () => {
  it('holds Meadowbrook’s scores against its work', () => {
    expect(words(drivers(MEADOWBROOK))).toEqual([
      ['@meadowbrookhealth', 'Klout Score', 'earned'],
      ['@drpatelmeadow (CEO)', 'Klout Score', 'not-moving-it'],
      ['Ben Ockham', 'Klout Score', 'earned'],
      ['Chloë Marsh', 'Klout Score', 'earned'],
      ['Dev Nair', 'Klout Score', 'earned'],
      ['Eilidh Ross', 'Klout Score', 'not-moving-it'],
      ['Farid Haddad', 'Klout Score', 'earned'],
      ['Ana Ruiz', 'Klout Score', 'earned'],
      ['@meadowbrookhealth', 'Share of voice', 'earned'],
      ['@meadowbrookhealth', 'Positive sentiment', 'not-moving-it'],
      ['@meadowbrookhealth', 'Leads (new enquiries)', 'not-moving-it'],
    ]);
    const [main, chief] = drivers(MEADOWBROOK).scores;
    expect(main).toMatchObject({
      note: null,
      earned: {
        sentence:
          'Earned: the score is improving, and 3 of 3 drivers are up (Content published, Replies and conversations, Shares by category influencers).',
      },
    });
    // No work of the chief executive's own is logged, and the verdict is unclear: both are said.
    expect(chief?.note).toBe(
      'Held against the work of @meadowbrookhealth, for want of a log of its own.',
    );
    expect(chief?.earned.sentence).toContain('yet whether the score improves is unclear');
  });

  it('misses the work of the week it stands at', () => {
    const { week, logs } = drivers(MEADOWBROOK);
    expect(week).toBe('2013-11-18');
    expect(logs).toHaveLength(3);
    for (const log of logs) expect(log).toMatchObject({ lastOn: '2013-11-11', isMissing: true });
  });

  it('has no evidence for the other clients, bought followers included', () => {
    expect(words(drivers(HARBOUR))).toEqual([['Harbour Tools', 'Klout Score', 'not-evidenced']]);
    expect(words(drivers(LUMEN))).toEqual([
      ['Lumen Travel', 'Klout Score', 'not-evidenced'],
      ['Account with bought followers', 'Klout Score', 'not-evidenced'],
    ]);
  });

  it('shows no sign yet that a score leads the enquiries, with 12 months to tell by', () => {
    const { pairs } = leading(MEADOWBROOK);
    expect(pairs).toHaveLength(4);
    for (const { leading: found } of pairs) {
      expect(found.word).toBe('no-sign-yet');
      expect(found.lags.map(({ months }) => months)).toEqual([12, 11, 10, 9, 8, 7, 6]);
      expect(found.lags.filter(({ rho }) => rho === null).map(({ lag }) => lag)).toEqual([5, 6]);
    }
    expect(pairs[0]?.leading.sentence).toBe(
      'No sign yet: the strongest figure, in the same month, may be chance (rho = −0.45 over 12 months, p = 0.65 for all lags looked at).',
    );
    expect(leading(LUMEN).pairs).toEqual([]);
  });
});
