/** Typing in the lines of a round and saving each on its own, at once. */
import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react';
import type { Round } from '#shared/contract/round.ts';
import { useCommand } from '../../client/procedures.ts';
import { type Draft, type Drafts, type Entry, type Line, outcomeOf, untouched } from './drafts.ts';
import type { PastedValue } from './paste.ts';

export type SetDrafts = Dispatch<SetStateAction<Drafts>>;

export function useLines(round: Round, drafts: Drafts, setDrafts: SetDrafts) {
  const save = useCommand('round.save');
  const onTheirWay = useRef(new Set<number>());

  const change = (id: number, changes: Partial<Draft>) =>
    setDrafts((before) => {
      const draft = before[id];
      return draft ? { ...before, [id]: { ...draft, ...changes } } : before;
    });
  const drop = (ids: readonly number[]) => setDrafts((before) => without(before, ids));

  // A saved line is no longer typed once the workbook's own answer holds it; until then it stays.
  useEffect(() => {
    const arrived = round.groups
      .flatMap(({ rows }) => rows)
      .filter((row) => {
        const draft = drafts[row.series.id];
        return draft?.isSent && outcomeOf(row, { ...draft, note: '' }).kind === 'nothing';
      })
      .map(({ series }) => series.id);
    if (arrived.length > 0) setDrafts((before) => without(before, arrived));
  }, [round, drafts, setDrafts]);

  const send = async (id: number, entry: Entry) => {
    onTheirWay.current.add(id);
    change(id, { isSent: true, problem: null });
    try {
      await save.mutateAsync({ date: round.date, entries: [entry] });
    } catch (error) {
      change(id, {
        isSent: false,
        problem: error instanceof Error ? error.message : String(error),
      });
    } finally {
      onTheirWay.current.delete(id);
    }
  };

  /**
   * Saves what is typed in a line; says whether there is nothing left to do in it. Once it has been
   * left, nothing in it asks for the focus.
   */
  const finish = (line: Line, hasLeft = false): boolean => {
    const { id } = line.series;
    const draft = drafts[id];
    if (!draft || draft.isSent || onTheirWay.current.has(id)) return true;
    const outcome = outcomeOf(line, draft);
    switch (outcome.kind) {
      case 'nothing':
        drop([id]);
        return true;
      case 'problem':
        change(id, { problem: outcome.problem });
        return false;
      case 'why':
        if (hasLeft) change(id, { problem: 'Press Enter here to say why it changes.' });
        else if (draft.reason === null) change(id, { reason: '', problem: null });
        else change(id, { problem: 'Say in a few words why it changes, or press Esc.' });
        return false;
      case 'entry':
        void send(id, outcome.entry);
        return true;
    }
  };

  return {
    finish,
    type: (line: Line, changes: Partial<Draft>) =>
      setDrafts((before) => {
        const draft = before[line.series.id] ?? untouched(line);
        // What is on its way is what it was when it was sent.
        if (draft.isSent) return before;
        return { ...before, [line.series.id]: { ...draft, ...changes, problem: null } };
      }),
    restore: ({ series }: Line) => {
      if (!onTheirWay.current.has(series.id)) drop([series.id]);
    },
    /** Puts what was pasted and not taken in its lines, with what is wrong; the others are saved. */
    keepRefused: (values: readonly PastedValue[]) =>
      setDrafts((before) => ({
        ...without(
          before,
          values.flatMap(({ line }) => line?.series.id ?? []),
        ),
        ...Object.fromEntries(
          values.flatMap(({ line, value, note, problem }) =>
            line && problem !== null && !line.present
              ? [[line.series.id, { ...untouched(line), value, note, problem }]]
              : [],
          ),
        ),
      })),
  };
}

function without(drafts: Drafts, ids: readonly number[]): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => !ids.includes(Number(id))));
}
