/** How files of a kind were read before is remembered, to be suggested the next time. */
import { date } from './columns.ts';

export const importMappings = {
  version: 3,
  name: 'remembered import mappings',
  sql: `
CREATE TABLE import_mapping (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Null for files that name their clients.
  engagement_id INTEGER REFERENCES engagement (id) ON DELETE CASCADE,
  -- What files of one source have in common: the headers of their columns, folded.
  signature     TEXT NOT NULL,
  file_name     TEXT NOT NULL,
  -- The answers that were given, as JSON.
  answers       TEXT NOT NULL CHECK (json_valid(answers)),
  used_on       TEXT NOT NULL ${date('used_on')}
) STRICT;
CREATE UNIQUE INDEX one_mapping_per_source
  ON import_mapping (ifnull(engagement_id, 0), signature);
`,
};
