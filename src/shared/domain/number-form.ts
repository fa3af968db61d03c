/**
 * How numbers are written on screen: the marks of the person's locale, or those they chose. One place
 * decides for every number and every sentence; what goes into a file always has the point.
 */
import { z } from 'zod';

export const WrittenNumbers = z.object({
  decimal: z.enum(['.', ',']),
  /** Stands between thousands. */
  group: z.string(),
});
export type NumberForm = Readonly<z.infer<typeof WrittenNumbers>>;

export const pointForm: NumberForm = { decimal: '.', group: ',' };
/** ISO 80000-1: a comma, and a space that does not break between thousands. */
const commaForm: NumberForm = { decimal: ',', group: '\u00A0' };

/** As the system has them, or one of the two whatever it has. */
export const NumberChoice = z.enum(['system', 'point', 'comma']);
export type NumberChoice = z.infer<typeof NumberChoice>;

/** The form of a choice; of a locale that is not known, and of none, the point. */
export function numberFormOf(choice: NumberChoice, locale: string | null): NumberForm {
  if (choice === 'point') return pointForm;
  if (choice === 'comma') return commaForm;
  if (locale === null) return pointForm;
  try {
    // A number that every locale groups; digits are written the same everywhere.
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(
      1_234_567.8,
    );
    const markOf = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)?.value;
    return {
      decimal: markOf('decimal') === ',' ? ',' : '.',
      group: (markOf('group') ?? '\u00A0').replace('\u202F', '\u00A0'),
    };
  } catch {
    return pointForm;
  }
}

let decided: () => NumberForm = () => pointForm;

/** Has someone else decide from now on: the window by its settings, the main process by who asks. */
export function decideNumberForm(decide: () => NumberForm): void {
  decided = decide;
}

/** A number by itself, with the decimals it has and no marks between thousands: as one types it. */
export function plainNumber(value: number): string {
  return String(value).replace('.', numberForm().decimal);
}

/** The form to write numbers in, here and now. */
export function numberForm(): NumberForm {
  return decided();
}
