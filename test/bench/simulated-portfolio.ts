/**
 * Portfolios of scores as a consultant keeps them, with everything in them that looks like a scoring
 * change and is none, for measuring how well real ones are found.
 */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { dateOfDay } from '#shared/domain/calendar.ts';
import { ClientId, SeriesId } from '#shared/domain/identity.ts';
import type { SeriesToCompare } from '#shared/trend/detection.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { movesOf } from '#shared/trend/series-moves.ts';

export interface SimulatedPortfolio {
  readonly metric: { smoothingDays: number; unit: string; decimals: number };
  readonly years: number;
  /** The day on which a change may be planted, the same for every planted size. */
  readonly plantedOn: CalendarDate;
  readonly series: readonly SimulatedSeries[];
}

interface SimulatedSeries {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  readonly dates: readonly CalendarDate[];
  /** Values before rounding, with all distractors and without a planted change. */
  readonly values: readonly number[];
  readonly typicalMove: number;
  /** How much more or less than the others it feels the change. */
  readonly share: number;
}

export interface Distractors {
  /** Of one client, per year: jumps that stay, in all or some of its series. */
  readonly clientEvents: number;
  /** Of the provider, per year: a day on which every reading is off. */
  readonly glitches: number;
  /** Of one series, per year: a reading that is off. */
  readonly wrongReadings: number;
  /** Spread of the drift in points a year, of each client and of all together. */
  readonly drift: number;
}

export const USUAL_DISTRACTORS: Distractors = {
  clientEvents: 1,
  glitches: 1,
  wrongReadings: 0.5,
  drift: 8,
};

const START = 15_000;
const YEARS = 3;
const DAYS = 365 * YEARS;

/** Clients among whom so many series are spread. */
export function clientsFor(seriesCount: number): number {
  return Math.max(1, Math.round(seriesCount ** 0.72));
}

/**
 * Three years of one metric: smoothed over 0, 30 or 90 days, written with 0 to 2 decimals, read
 * mostly weekly on the client's own weekday, some daily, some monthly, with holes, late starts and
 * early ends.
 */
export function simulatePortfolio(
  seed: number,
  seriesCount: number,
  clientCount: number,
  distractors: Distractors,
): SimulatedPortfolio {
  const random = seededRandom(seed);
  const pick = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T;
  const between = (low: number, high: number) => low + (high - low) * random();
  const metric = {
    smoothingDays: pick([90, 90, 30, 0]),
    unit: 'points',
    decimals: pick([2, 2, 1, 0]),
  };
  const normal = normalFrom(random);
  const times = (perYear: number) =>
    Array.from({ length: count(perYear * YEARS, random) }, () => Math.floor(random() * DAYS));
  const strike = () => ({ size: between(3, 10) * pick([-1, 1]) });

  const commonDrift = driftFrom(random, normal() * (distractors.drift / 2), normal);
  const glitches = times(distractors.glitches).map((day) => ({ day, ...strike() }));
  const clients = Array.from({ length: clientCount }, (_, c) => ({
    clientId: ClientId.parse(c + 1),
    weekday: random() < 0.5 ? 0 : Math.floor(random() * 7),
    drift: driftFrom(random, normal() * distractors.drift, normal),
    events: times(distractors.clientEvents).map((day) => ({
      day,
      ...strike(),
      reach: pick([0.5, 1]),
    })),
  }));

  const series = Array.from({ length: seriesCount }, (_, s): SimulatedSeries => {
    const client = clients[s % clientCount];
    if (!client) throw new RangeError('no client');
    const line = smoothedNoise(metric.smoothingDays, between(3, 8), between(0, 0.5), normal);
    const level = between(20, 70);
    const places = readingPlaces(random, client.weekday);
    const calm = places.map((day) => {
      const drift = (commonDrift[day] ?? 0) + (client.drift[day] ?? 0);
      return level + (line[day] ?? 0) + drift;
    });
    const unit = typicalMoveOf(places, calm, metric);
    const values = [...calm];
    const felt = client.events.filter(({ reach }) => random() < reach);
    const wrong = times(distractors.wrongReadings);
    places.forEach((day, i) => {
      for (const event of felt)
        if (day >= event.day) values[i] = (values[i] ?? 0) + event.size * unit;
      for (const glitch of glitches)
        if (day === glitch.day) values[i] = (values[i] ?? 0) + glitch.size * unit;
    });
    for (const day of wrong) {
      const i = places.findIndex((place) => place >= day);
      if (i >= 0) values[i] = (values[i] ?? 0) + strike().size * unit;
    }
    return {
      seriesId: SeriesId.parse(s + 1),
      clientId: client.clientId,
      dates: places.map((day) => dateOfDay(START + day)),
      values,
      typicalMove: unit,
      share: between(0.6, 1.4),
    };
  });
  const plantedOn = dateOfDay(START + 120 + Math.floor(random() * (DAYS - 240)));
  return { metric, years: YEARS, plantedOn, series };
}

/**
 * The readings as they are written down, after a provider's change of a size in typical moves.
 *
 * @param isMixed whether every other series is lowered where the rest are raised
 */
export function readingsWithChange(
  portfolio: SimulatedPortfolio,
  typicalMoves: number,
  isMixed = false,
): SeriesToCompare[] {
  return portfolio.series.map(({ seriesId, clientId, dates, values, typicalMove, share }, s) => {
    const way = isMixed && s % 2 === 1 ? -1 : 1;
    const jump = way * typicalMoves * typicalMove * share;
    return {
      seriesId,
      clientId,
      readings: dates.map((date, i) => {
        const value = (values[i] ?? 0) + (date >= portfolio.plantedOn ? jump : 0);
        return { date, value: Number(value.toFixed(portfolio.metric.decimals)) };
      }),
    };
  });
}

function typicalMoveOf(
  places: readonly number[],
  values: readonly number[],
  { smoothingDays, decimals }: SimulatedPortfolio['metric'],
): number {
  const readings = values.map((value, i) => ({
    date: dateOfDay(START + (places[i] ?? 0)),
    value: Number(value.toFixed(decimals)),
  }));
  return movesOf(readings, smoothingDays, [])?.typicalMove ?? 0.5;
}

function readingPlaces(random: () => number, weekday: number): number[] {
  const from = random() < 0.3 ? Math.floor((random() * DAYS) / 2) : 0;
  const to = random() < 0.15 ? DAYS - Math.floor((random() * DAYS) / 2) : DAYS;
  const kind = random();
  const every = kind < 0.8 ? 7 : kind < 0.9 ? 1 : 30;
  const places: number[] = [];
  for (let day = weekday; day < to; day += every) {
    if (day >= from && random() > 0.05) places.push(day);
  }
  return places;
}

/** A mean over the last W days of noise that remembers a share of yesterday's; bare noise for W = 0. */
function smoothedNoise(
  smoothingDays: number,
  spread: number,
  memory: number,
  normal: () => number,
): Float64Array {
  const window = Math.max(smoothingDays, 1);
  const scale = smoothingDays === 0 ? spread / 4 : spread;
  const line = new Float64Array(DAYS);
  const daily = new Float64Array(DAYS + window);
  let last = 0;
  let total = 0;
  for (let day = 0; day < DAYS + window; day++) {
    last = memory * last + scale * normal();
    daily[day] = last;
    total += last - (day >= window ? (daily[day - window] ?? 0) : 0);
    if (day >= window) line[day - window] = total / window;
  }
  return line;
}

/** A path whose pace, in points a year, changes about twice a year. */
function driftFrom(random: () => number, pace: number, normal: () => number): Float64Array {
  const path = new Float64Array(DAYS);
  let current = pace;
  let level = 0;
  for (let day = 0; day < DAYS; day++) {
    if (random() < 2 / 365) current = Math.abs(pace) * normal();
    level += current / 365;
    path[day] = level;
  }
  return path;
}

/** A Poisson count. */
function count(expected: number, random: () => number): number {
  let events = 0;
  for (let left = Math.exp(-expected), p = random(); p > left; p *= random()) events++;
  return events;
}

function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
