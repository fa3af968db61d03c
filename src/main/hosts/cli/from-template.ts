/** What an engagement begins with when it is made from a template on the command line. */
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { SubjectKind } from '#shared/domain/subject.ts';
import type { EngagementTemplate, TemplateSubject } from '#shared/domain/template.ts';
import { notRight } from './parse.ts';

type Start = InputOf<'engagements.start'>;

interface NamedSubject {
  readonly kind: SubjectKind;
  readonly name: string;
}

/** `KIND=NAME`, such as `executive=Ann Field`. */
export function parseSubject(text: string, earlier: readonly NamedSubject[] = []): NamedSubject[] {
  const [before = '', ...rest] = text.split('=');
  const kind = SubjectKind.safeParse(before.trim());
  const name = rest.join('=').trim();
  if (kind.success && name !== '') return [...earlier, { kind: kind.data, name }];
  throw notRight('subject', text, `KIND=NAME, where KIND is ${SubjectKind.options.join(', ')}`);
}

/**
 * Subjects are named in the order given; the organisation bears the client's name unless it is named.
 * Who is not named is left out. Refuses `bad-input` where that is the first one, and for a name that the
 * template has no place for.
 */
export function startFrom(
  template: EngagementTemplate,
  {
    clientName,
    startsOn,
    named,
  }: {
    readonly clientName: string;
    readonly startsOn: CalendarDate;
    readonly named: readonly NamedSubject[];
  },
): Pick<Start, 'subject' | 'metrics' | 'also' | 'firstDay' | 'milestones'> {
  const left = [...named];
  let isClientNamed = false;
  const nameOf = ({ kind }: TemplateSubject): string | null => {
    const place = left.findIndex((each) => each.kind === kind);
    const [found] = place < 0 ? [] : left.splice(place, 1);
    if (found) return found.name;
    if (kind !== 'organisation' || isClientNamed) return null;
    isClientNamed = true;
    return clientName;
  };
  const all = template.subjects.map((subject) => ({ ...subject, name: nameOf(subject) }));
  const [extra] = left;
  if (extra) {
    throw new Refusal(
      'bad-input',
      `The template “${template.name}” has no place for “${extra.name}” as ${extra.kind}; add that subject once the engagement is there.`,
      [{ field: 'subject', value: `${extra.kind}=${extra.name}` }],
    );
  }
  const [first, ...others] = all;
  if (first && first.name === null) {
    throw new Refusal(
      'bad-input',
      `The template “${template.name}” begins with a subject of the kind ${first.kind}; name it with --subject "${first.kind}=NAME".`,
      [{ field: 'subject', expected: `${first.kind}=NAME` }],
    );
  }
  return {
    subject: { kind: first?.kind ?? 'organisation', name: first?.name ?? clientName },
    metrics: first?.series.map(({ metric }) => metric.from) ?? [],
    also: others.flatMap(({ kind, name, series }) =>
      name === null || series.length === 0
        ? []
        : [{ subject: { kind, name }, metrics: series.map(({ metric }) => metric.from) }],
    ),
    firstDay: (first?.series ?? []).flatMap(({ metric, reviewDays }, place) =>
      reviewDays === null || metric.role === 'driver'
        ? []
        : [{ metric: place, reviewOn: addDays(startsOn, reviewDays) }],
    ),
    milestones: template.milestones.map(({ days, title, category }) => ({
      ...{ date: addDays(startsOn, days), title, category },
    })),
  };
}
