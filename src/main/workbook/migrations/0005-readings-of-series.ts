/** The readings of a series are found without looking through those of every other one. */
export const readingsOfSeries = {
  version: 5,
  name: 'an index of the readings of each series',
  sql: `
-- Also of those withdrawn, which the index of vintages leaves out.
CREATE INDEX reading_of_series ON reading (series_id, date);
`,
};
