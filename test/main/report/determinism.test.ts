import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildTrendReport } from '#main/report/index.ts';
import { day, fullSource, milestone, settings, source, series } from './fixture.ts';

const child = fileURLToPath(new URL('./child-digest.ts', import.meta.url));

async function digestIn(timeZone: string) {
  const { stdout } = await promisify(execFile)(process.execPath, [child], {
    env: { ...process.env, TZ: timeZone },
  });
  return JSON.parse(stdout) as { sha256: string; identifier: string; offset: number };
}

describe('a trend report made twice', () => {
  it('has the same bytes and the same identifier', async () => {
    const [one, other] = [
      await buildTrendReport(fullSource(), settings),
      await buildTrendReport(fullSource(), settings),
    ];
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    expect(one.identifier).toBe(other.identifier);
    expect(one.identifier).toMatch(/^PL-[0-9a-f]{16}$/);
  });

  it('has the same bytes in every time zone', async () => {
    const [utc, west, east] = await Promise.all(
      ['UTC', 'America/Los_Angeles', 'Pacific/Auckland'].map(digestIn),
    );
    expect([utc?.offset, west?.offset, east?.offset]).toEqual([0, 480, -780]);
    expect(west?.sha256).toBe(utc?.sha256);
    expect(east?.sha256).toBe(utc?.sha256);
  });

  it('does not depend on the order in which the workbook hands things on', async () => {
    const whole = fullSource();
    const { trends } = whole;
    const reversed = {
      ...whole,
      trends: {
        ...trends,
        series: trends.series.toReversed(),
        milestones: trends.milestones.toReversed(),
        namedDrivers: trends.namedDrivers.toReversed(),
      },
      corrections: new Map([...whole.corrections].toReversed()),
    };
    for (const redact of ['none', 'people'] as const) {
      const [one, other] = [
        await buildTrendReport(whole, { ...settings, redact }),
        await buildTrendReport(reversed, { ...settings, redact }),
      ];
      expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    }
  });

  it('has another identifier for another workbook, period, redaction, day or content', async () => {
    const plain = source({ series: [series({ isMain: true })] });
    const variants = [
      buildTrendReport(plain, settings),
      buildTrendReport(plain, { ...settings, workbookUuid: 'another' }),
      buildTrendReport(plain, { ...settings, period: { from: day('2012-11-05') } }),
      buildTrendReport(plain, { ...settings, redact: 'people' }),
      buildTrendReport(plain, { ...settings, today: day('2013-11-19') }),
      buildTrendReport(
        source({ series: [series({ isMain: true })], milestones: [milestone()] }),
        settings,
      ),
    ];
    const identifiers = (await Promise.all(variants)).map(({ identifier }) => identifier);
    expect(new Set(identifiers).size).toBe(variants.length);
  });

  it('does not change with what it does not show', async () => {
    const shown = series({ id: 1, isMain: true });
    const hidden = series({
      id: 2,
      subject: { ...shown.subject, id: 9 as never, name: 'Hidden', visibility: 'private' },
    });
    const otherwise = { ...hidden, readings: hidden.readings.slice(1) };
    const [one, other] = await Promise.all([
      buildTrendReport(source({ series: [shown, hidden] }), settings),
      buildTrendReport(source({ series: [shown, otherwise] }), settings),
    ]);
    expect(other.identifier).toBe(one.identifier);
  });
});
