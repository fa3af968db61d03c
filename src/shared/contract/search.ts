/** Search over everything that has a name or a note. */
import { z } from 'zod';
import { SearchKind } from '../domain/search.ts';
import { query } from './procedure.ts';

/** Text in pieces: those that match what was searched for, and those between them. */
export const MarkedText = z.array(z.object({ text: z.string(), isMatch: z.boolean() }));
export type MarkedText = z.infer<typeof MarkedText>;

export const SearchHit = z.object({
  kind: SearchKind,
  /** Number of the record among those of its kind. */
  id: z.int().positive(),
  /** Its name, or what stands for one: "Klout Score of Harbour Health, 6 May 2013". */
  title: MarkedText,
  /** The words around the match in its notes; empty where it has none. */
  snippet: MarkedText,
  /** Null for a metric, which belongs to no client. */
  clientName: z.string().nullable(),
  /** Null for what belongs to no engagement. */
  engagementName: z.string().nullable(),
  /** Whether it, or what it belongs to, was put away. */
  isArchived: z.boolean(),
  /** The page that shows it, such as `/engagements/3/journal`. */
  route: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const searchProcedures = {
  /**
   * Every word must begin one of the record, at least one of them a word of its own name or notes
   * (for an engagement also of its client's name). Names before notes, archived records last. Any text will do.
   */
  'search.find': query(
    z.object({
      text: z.string().max(1_000, 'expected at most 1,000 characters'),
      limit: z.int().min(1).max(100).default(20),
    }),
    z.array(SearchHit),
  ),
};
