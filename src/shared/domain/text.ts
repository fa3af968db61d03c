/** Text that people type: trimmed, bounded, and free of control characters that no one means. */
import { z } from 'zod';

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;
const clean = (text: string) => !FORBIDDEN.test(text);

/** A name or title: 1 to 200 characters on one line. */
export const Name = z
  .string()
  .trim()
  .min(1, 'expected a name')
  .max(200, 'expected at most 200 characters')
  .refine((text) => clean(text) && !/[\r\n\t]/.test(text), 'expected one line of plain text');

/** A note of up to 20,000 characters, may be empty. */
export const Note = z
  .string()
  .trim()
  .max(20_000, 'expected at most 20,000 characters')
  .refine(clean, 'expected plain text');
