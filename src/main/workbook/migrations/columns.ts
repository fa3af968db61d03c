/** What columns of every table are checked for. */

/** A day that does not exist cannot be stored: SQLite's own reading of it would differ. */
export const date = (column: string): string => `CHECK (${column} IS date(${column}))`;

/** A name or title: 1 to 200 characters. */
export const required = (column: string): string =>
  `CHECK (length(trim(${column})) BETWEEN 1 AND 200)`;
