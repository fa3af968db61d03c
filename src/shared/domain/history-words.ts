/** An entry of an engagement's history in words that every host uses alike. */
import { formatNumber } from '../trend/wording.ts';
import { formatDate } from './calendar.ts';
import { editionWords, periodInWords, redactionWords } from './disclosure-words.ts';
import type { HistoryEntry, HistoryKind } from './history.ts';
import { verdictWord } from './sign-off.ts';

/** What an entry is called: "Correction", "Withdrawn reading", "Verdict review". */
export function entryTitle(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'correction':
      return entry.newValue === null ? 'Withdrawn reading' : 'Correction';
    case 'baseline':
      return entry.before ? 'Changed baseline' : 'Baseline';
    case 'target':
      return entry.before ? 'Changed target' : 'Target';
    case 'target-withdrawal':
      return 'Withdrawn target';
    case 'sign-off':
      return 'Verdict review';
    case 'import':
      return 'Import';
    case 'disclosure':
      return editionWords[entry.edition];
  }
}

/** Kinds as they are chosen between. */
export const historyKindWords: Readonly<Record<HistoryKind, string>> = {
  correction: 'Corrections and withdrawals',
  baseline: 'Baselines',
  target: 'Targets',
  'target-withdrawal': 'Withdrawn targets',
  'sign-off': 'Verdict reviews',
  import: 'Imports',
  disclosure: 'Files that left',
};

/** "Klout Score of Harbour Health"; the file's name where it is about a file. */
export function entrySubject(entry: HistoryEntry): string {
  return 'seriesId' in entry ? `${entry.metricName} of ${entry.subjectName}` : entry.fileName;
}

/** What happened: "Reading of 6 May 2013: 41.0, was 40.0." */
export function entryInWords(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'correction':
      return entry.newValue === null
        ? `Reading of ${formatDate(entry.date)}: withdrawn, was ${valueOf(entry, entry.oldValue)}.`
        : `Reading of ${formatDate(entry.date)}: ${valueOf(entry, entry.newValue)}, was ${valueOf(entry, entry.oldValue)}.`;
    case 'baseline':
      return agreedInWords(entry, 'on');
    case 'target':
      return agreedInWords(entry, 'by');
    case 'target-withdrawal':
      return `Target of ${valueOf(entry, entry.value)} by ${formatDate(entry.date)}: withdrawn.`;
    case 'sign-off':
      return entry.signed === entry.computed
        ? `${verdictWord(entry.signed)}, as judged on ${formatDate(entry.judgedOn)}: confirmed.`
        : `${verdictWord(entry.signed)}, where ${verdictWord(entry.computed).toLowerCase()} was computed on ${formatDate(entry.judgedOn)}: overridden.`;
    case 'import':
      return `Brought in ${broughtIn(entry)}.`;
    case 'disclosure':
      return `Left the workbook: ${lowered(periodInWords(entry))}, people ${lowered(redactionWords[entry.redaction])}; recorded as ${entry.identifier}.`;
  }
}

/** Why, or what was said about it; empty where nothing was. */
export function entryReason(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'correction':
      return entry.reason;
    case 'baseline':
      return entry.reason ?? entry.note;
    case 'target':
      return entry.note;
    case 'target-withdrawal':
      return entry.reason;
    case 'sign-off':
      return entry.sentence;
    default:
      return '';
  }
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

interface Agreed {
  readonly value: number;
  readonly date: Parameters<typeof formatDate>[0];
}
type Measured = { readonly decimals: number; readonly unit: string };

function valueOf({ decimals, unit }: Measured, value: number): string {
  return `${formatNumber(value, decimals)}${unit === '' ? '' : ` ${unit}`}`;
}

function agreedInWords(
  entry: Measured & Agreed & { readonly before: Agreed | null },
  word: 'on' | 'by',
): string {
  const told = ({ value, date }: Agreed) => `${valueOf(entry, value)} ${word} ${formatDate(date)}`;
  return entry.before ? `${told(entry)}, was ${told(entry.before)}.` : `${told(entry)}.`;
}

function broughtIn({
  readings,
  milestones,
}: {
  readonly readings: number;
  readonly milestones: number;
}): string {
  const parts = [
    readings > 0 ? `${readings} ${readings === 1 ? 'reading' : 'readings'}` : '',
    milestones > 0 ? `${milestones} ${milestones === 1 ? 'milestone' : 'milestones'}` : '',
  ].filter((part) => part !== '');
  return parts.join(' and ') || 'nothing new';
}
