/**
 * Which subject and which metric a name in a file means. Names match whole, or as the handle of an
 * account; never by likeness, so two people are never made one.
 */
import { catalogue } from '#shared/catalogue/index.ts';
import type { ImportOptions } from '#shared/contract/files.ts';
import type { Subject, SubjectKind } from '#shared/domain/subject.ts';
import type { ImportMetric, ImportSubject, KnownMetric, KnownRecords } from './plan.ts';
import { ask } from './source-table.ts';
import { fold } from './words.ts';

/** Text in which only case and spacing do not count; accents do. */
const sameName = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The letters and digits of a name: "@meadowbrookhealth" and "Meadowbrook Health" are one handle. */
const handleOf = (text: string): string => sameName(text).replace(/[^\p{L}\p{N}]/gu, '');

const isHandle = (text: string): boolean => text.trim().startsWith('@');

/** The value that the options give for a name in the file; undefined where they give none. */
export function given<Value>(options: Readonly<Record<string, Value>>, name: string) {
  return Object.entries(options).find(([key]) => sameName(key) === sameName(name))?.[1];
}

/** The metric of that name or catalogue key: of the workbook first, then of the catalogue. */
export function findMetric(known: KnownRecords, name: string): ImportMetric | null {
  const wanted = fold(name);
  const present = known.metrics.find(
    ({ metric }) => fold(metric.name) === wanted || metric.catalogueKey === wanted,
  );
  if (present) return ofWorkbook(present);
  const entry = catalogue.find(
    (candidate) =>
      candidate.key === wanted ||
      fold(candidate.name) === wanted ||
      fold(candidate.name.replace(/\s*\(.*\)$/, '')) === wanted,
  );
  if (!entry) return null;
  const added = known.metrics.find(({ metric }) => metric.catalogueKey === entry.key);
  if (added) return ofWorkbook(added);
  const { name: entryName, role, unit, scaleMin, scaleMax, key } = entry;
  return {
    id: null,
    catalogueKey: key,
    name: entryName,
    ...{ role, unit, scaleMin, scaleMax },
    scoringChanges: entry.scoringChanges.map(({ date }) => ({ id: null, changedOn: date })),
  };
}

/** The one metric that the engagement tracks and a text mentions by its name or provider. */
export function metricMentioned(known: KnownRecords, text: string): ImportMetric | null {
  const words = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const mentions = (name: string | null): boolean =>
    name !== null && words.includes(` ${fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
  const tracked = known.metrics.filter(({ metric }) =>
    known.tracked.some(({ metricId }) => metricId === metric.id),
  );
  const mentioned = tracked.filter(
    ({ metric }) => mentions(metric.name) || mentions(metric.provider),
  );
  const [only] = mentioned;
  return mentioned.length === 1 && only ? ofWorkbook(only) : null;
}

export function ofWorkbook({ metric, scoringChanges }: KnownMetric): ImportMetric {
  const { id, catalogueKey, name, role, unit, scaleMin, scaleMax } = metric;
  return { id, catalogueKey, name, role, unit, scaleMin, scaleMax, scoringChanges };
}

const EXECUTIVE =
  /\b(c[efimot]o|president|chair\w*|founder|managing director|geschäftsführer\w*)\b/i;

/** The subjects of one import: those there are, and those it would make, each once. */
export class SubjectBook {
  readonly #fileName: string;
  readonly #clientName: string;
  readonly #options: ImportOptions;
  readonly #known: readonly Subject[];
  readonly #byName = new Map<string, ImportSubject>();

  constructor(fileName: string, clientName: string, known: KnownRecords, options: ImportOptions) {
    this.#fileName = fileName;
    this.#clientName = clientName;
    this.#options = options;
    this.#known = known.subjects;
    for (const subject of known.subjects) this.#byName.set(sameName(subject.name), subject);
  }

  /** Whether a name is a subject's of the client. */
  knows(name: string): boolean {
    return this.#find(given(this.#options.subjectOfName, name) ?? name) !== null;
  }

  /** The subject that a name in the file means, a new one where the client has none of that name. */
  named(nameInFile: string): ImportSubject {
    const name = given(this.#options.subjectOfName, nameInFile) ?? nameInFile;
    const present = this.#find(name);
    if (present) return present;
    const clean = name.replace(/\s+/g, ' ').trim();
    const kind =
      given(this.#options.subjectKinds, nameInFile) ??
      given(this.#options.subjectKinds, name) ??
      this.#kindOfNewSubject(clean);
    return this.#add({ id: null, name: clean, kind });
  }

  /**
   * The subject of a file that names none: the client's organisation. Refuses `bad-input` (field
   * `subject`) where the client has several and none bears its name.
   */
  organisation(): ImportSubject {
    const bearsName = this.#find(this.#clientName);
    if (bearsName) return bearsName;
    const organisations = this.#known.filter(({ kind }) => kind === 'organisation');
    const [only] = organisations;
    if (!only) return this.#add({ id: null, name: this.#clientName, kind: 'organisation' });
    if (organisations.length === 1) return only;
    const names = organisations.map(({ name }) => `“${name}”`).join(', ');
    throw ask(
      this.#fileName,
      `it does not say whose values it holds, and ${this.#clientName} has ${names}; say which.`,
      [{ field: 'subject', expected: `the name of a subject: ${names}` }],
    );
  }

  #find(name: string): ImportSubject | null {
    const exact = this.#byName.get(sameName(name));
    if (exact) return exact;
    const handle = handleOf(name);
    const alike = [...this.#byName.values()].filter(
      (subject) => (isHandle(name) || isHandle(subject.name)) && handleOf(subject.name) === handle,
    );
    return alike.length === 1 ? (alike[0] ?? null) : null;
  }

  #add(subject: ImportSubject): ImportSubject {
    this.#byName.set(sameName(subject.name), subject);
    return subject;
  }

  /**
   * The client's own name or handle is its organisation; a title such as CEO an executive; anyone else
   * a team member, because people's names are protected in what leaves the workbook and a person taken
   * for an organisation would not be.
   */
  #kindOfNewSubject(name: string): SubjectKind {
    if (handleOf(name) === handleOf(this.#clientName)) return 'organisation';
    return EXECUTIVE.test(name) ? 'executive' : 'team-member';
  }
}
