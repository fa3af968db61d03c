/** The words by which people name columns and closing rows, in English, German, French and Spanish. */
import type { ColumnMeaning } from '#shared/contract/files.ts';

/** What a column can be recognised as by its header. */
export type ColumnRole = Exclude<ColumnMeaning, 'leave-out'>;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s*,\s*/));

const ROLES: readonly (readonly [ColumnRole, ReadonlySet<string>])[] = [
  [
    'date',
    list(
      'date, day, week, month, week starting, week of, week ending, datum, tag, woche, monat, kalenderwoche, stichtag, jour, semaine, mois, fecha, dia, semana, mes, period, zeitraum, periode, periodo, due, due date, faellig, faellig am, echeance',
    ),
  ],
  [
    'value',
    list(
      'value, score, scores, points, reading, result, count, rating, wert, werte, punkte, punktzahl, messwert, ergebnis, anzahl, valeur, resultat, valor, valores, puntos, puntuacion, resultado',
    ),
  ],
  [
    'subject',
    list(
      'subject, account, name, person, people, who, profile, handle, user, username, member, team member, employee, brand, company, organisation, organization, konto, profil, benutzer, mitarbeiter, mitarbeiterin, marke, firma, unternehmen, organisation, personne, compte, nom, utilisateur, marque, entreprise, societe, persona, cuenta, nombre, usuario, empleado, marca, empresa, organizacion',
    ),
  ],
  [
    'metric',
    list(
      'metric, measure, kpi, indicator, metrik, kennzahl, messgroesse, indikator, indicateur, mesure, metrique, indicador, medida, metrica',
    ),
  ],
  ['client', list('client, customer, kunde, kundin, cliente')],
  [
    'milestone',
    list(
      'milestone, milestones, deliverable, event, title, meilenstein, ereignis, titel, jalon, etape, evenement, titre, hito, entregable, evento, titulo',
    ),
  ],
  ['category', list('category, type, kategorie, art, categorie, categoria, tipo')],
  ['status', list('status, state, stand, zustand, statut, etat, estado')],
  [
    'owner',
    list(
      'owner, responsible, responsibility, lead, verantwortlich, verantwortliche, zustaendig, responsable, encargado, propietario',
    ),
  ],
  ['evidence', list('evidence, link, url, proof, nachweis, beleg, preuve, lien, prueba, enlace')],
  ['source', list('source, sources, origin, quelle, herkunft, origine, fuente, origen')],
  [
    'note',
    list(
      'note, notes, comment, comments, remark, remarks, description, kommentar, kommentare, bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, commentaire, commentaires, remarque, remarques, comentario, comentarios, nota, notas, observaciones',
    ),
  ],
];

const DATE_TOKENS = list(
  'date, day, week, weeks, month, datum, tag, woche, monat, jour, semaine, mois, fecha, dia, semana, mes',
);
const VALUE_TOKENS = list('value, score, points, wert, punkte, punktzahl, valeur, valor, puntos');

const CLOSING = list(
  'total, totals, grand total, subtotal, sum, average, avg, mean, median, min, max, minimum, maximum, count, summe, gesamt, gesamtsumme, gesamtergebnis, insgesamt, zwischensumme, mittelwert, durchschnitt, schnitt, ø, somme, total general, sous-total, moyenne, mediane, suma, promedio, media, mediana, totales',
);

/** Of longer text the rest does not count: it is no name of anything. */
const LONGEST = 1_000;

/** Text for comparing words: no case, accents, umlauts spelt out, one space between words. */
export function fold(text: string): string {
  return text
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim();
}

const tokens = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u);

/** What a header says its column is, taken as a whole; null for anything else. */
export function roleOf(header: string): ColumnRole | null {
  const folded = fold(header);
  return ROLES.find(([, words]) => words.has(folded))?.[0] ?? null;
}

/** Whether a header speaks of dates at all: "Date of reading", "Week starting (Mon)". */
export function speaksOfDates(header: string): boolean {
  return tokens(header).some((token) => DATE_TOKENS.has(token));
}

/** Whether a header speaks of values at all: "Klout Score". */
export function speaksOfValues(header: string): boolean {
  return roleOf(header) === 'value' || tokens(header).some((token) => VALUE_TOKENS.has(token));
}

/** Whether a row beginning with this text sums up others: "Total", "Mittelwert 2012". */
export function closesATable(text: string): boolean {
  const folded = fold(text);
  if (CLOSING.has(folded)) return true;
  const [first = ''] = folded.split(' ');
  return CLOSING.has(first) && !/\p{L}/u.test(folded.slice(first.length));
}
