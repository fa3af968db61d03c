/** What lies in the archive beside the CSV files, for whoever opens it. */

const LINES = `This is an export of a Plumbline workbook. It holds everything of what was exported, subjects
and metrics marked as private included: it is a copy for you, not a report for a client.

readings.csv      The readings that stand, one a row, with the names of client, engagement, subject
                  and metric. Start here. It is not read when the export is read back.
tables/           Every table of the workbook as it is, one file each. A column that ends in _id, and
                  some others such as restated_by, hold the id of a row of another table.
plumbline.json    Which version of the format and of the tables this is, and whether it holds
                  everything or one engagement.

How values are written
  Text is UTF-8 with a byte order mark. Cells are parted by commas and quoted by " where they need
  it (RFC 4180). Dates are YYYY-MM-DD. Numbers have a decimal point. Yes and no are 1 and 0.
  An empty cell means that nothing was entered. In a column that always holds a text it is the empty
  text; in one that may hold nothing, the empty text is written as a single apostrophe: '
  A text that begins with = + - @ (or their wide forms), a tab or a line break would be a formula or
  the like in a spreadsheet, so an apostrophe stands before it. So that none is lost, a text that
  begins with an apostrophe has a second one. Reading back removes the first one of each.

Reading it back
  plumbline import-json FILE.zip, or "Read an export back" on the Data page. Into an empty workbook
  everything comes back as it was. Do not save these files from a spreadsheet before that: Excel
  changes texts that look like dates or numbers.
`;

export const readme = LINES.replaceAll('\n', '\r\n');
