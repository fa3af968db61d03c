/** How the client carries on without the consultant, in plain words. */
import { formatDate } from '#shared/domain/calendar.ts';
import { textCell, type Cell } from '../cells.ts';
import type { ReportModel } from '../model.ts';
import type { Column, Sheet } from '../sheet.ts';
import { SPARE_ROWS } from './readings-sheet.ts';

const COLUMNS: readonly Column[] = [
  { header: 'How often', wrapAt: 22 },
  { header: 'What', wrapAt: 62 },
  { header: 'Who', wrapAt: 26 },
];

export const HOW_TO_COLUMNS = COLUMNS.length;

export function writeHowTo(sheet: Sheet, model: ReportModel): void {
  sheet.flow('How to carry on', 'Title');
  sheet.flow(
    `This workbook is yours to go on with. Until ${formatDate(model.judgedOn)} it says what was found together; from then on it follows what you type.`,
    'Subtitle',
  );
  sheet.space();
  sheet.flow('Who does what', 'Heading');
  sheet.flow('Write names into the yellow cells: work without a name is done by nobody.', 'Note');
  sheet.table(
    COLUMNS,
    tasksOf(model).map(([often, what]): Cell[] =>
      [textCell(often, 'Table text, strong'), textCell(what), WHO].filter((cell) => cell !== null),
    ),
  );
  for (const [heading, lines] of chapters(model)) {
    sheet.space();
    sheet.flow(heading, 'Heading');
    for (const line of lines) sheet.flow(line, 'Body');
  }
  sheet.finish();
}

const WHO: Cell = { content: '', kind: 'text', style: 'Input text', format: null, shown: '' };

type Task = readonly [often: string, what: string];

function tasksOf({ metrics, drivers, milestones }: ReportModel): Task[] {
  const scores = metrics.map(({ metric }): Task => [
    often(metric.cadenceDays),
    `Read ${metric.name}${metric.provider === null ? '' : ` from ${metric.provider}`} and type it into the sheet Readings, with the day it was read on.`,
  ]);
  const work = new Map(drivers.map(({ metric }) => [metric.id, metric]));
  return [
    ...scores,
    ...[...work.values()].map((metric): Task => [
      often(metric.cadenceDays),
      `Count ${metric.name} and type it into the sheet Readings.`,
    ]),
    ['After typing', 'Look at Checks on the sheet Summary: it says OK, or what to put right.'],
    [
      'Once a month',
      'Look at the charts together: is the line above its baseline, and does the latest pace lead to the target? One reading says nothing; three months do.',
    ],
    ...(milestones.some(({ thing }) => thing.status === 'planned')
      ? [['Once a month', 'Go through the open milestones on the sheet Milestones.'] as const]
      : []),
    [
      'Every three months',
      'Send this file to the consultant, who has the whole method judge it anew.',
    ],
  ];
}

function often(days: number): string {
  switch (days) {
    case 1:
      return 'Every day';
    case 7:
      return 'Every week';
    default:
      return `Every ${days} days`;
  }
}

type Chapter = readonly [heading: string, lines: readonly string[]];

function chapters(model: ReportModel): Chapter[] {
  return [
    [
      'To add a reading',
      [
        '1. Go to the sheet Readings and down to the first empty yellow row (Ctrl+End, or Ctrl and the down arrow in the column Date).',
        '2. Type the date and the value; choose the subject and the metric from the lists in their cells. Status and note may stay empty; so does Id.',
        '3. Check, at the right, says OK. If it does not, it says what is amiss.',
        '4. Look at Summary: the latest value, its day, the change, the pace and the charts have moved.',
        'A reading that was typed wrongly is simply typed over. The order of rows does not matter.',
      ],
    ],
    [
      'What moves by itself, and what does not',
      [
        'What moves: the table on Summary, the upper part of each metric’s sheet, Chart data and Checks. They are formulas over the sheet Readings. There are no macros and no links to other files.',
        'What does not: everything under “At handoff”, and the sheets Milestones, Drivers, Leading or not, League, Peers and Method. They say what was found until handoff.',
        'The latest pace is a plain slope through the latest readings. It is quicker to move, and to err, than the pace at handoff; it is there to be looked at, not to judge by.',
      ],
    ],
    [
      'In Excel and in LibreOffice',
      [
        `Both work in the same way: ${SPARE_ROWS} empty rows are part of the table and ready to be typed in, so the table need not grow. Charts draw fixed rows of the sheet Chart data, which formulas fill; so they follow in both.`,
        'An axis that does not start at 0 says so beside it. Its top follows the readings; should one fall below its start, lift the protection of the sheet, right-click the axis, choose Format Axis, and let its minimum be automatic.',
        'When fewer than 20 empty rows are left, Checks says so. In Excel, lift the protection (Review, Unprotect Sheet; there is no password) and drag the lower right corner of the table down: its formulas and formats go along. In LibreOffice, where tables do not grow by themselves, lift the protection (Tools, Protect Sheet), copy an empty row of the table whole, and insert copies of it above the last empty row.',
        'All other sheets are protected without a password, against slips, not against you. Yellow cells are for typing.',
        'Excel versions before 2019 do not know two of the functions used here and show #NAME? when they calculate; newer ones, Excel for the web and LibreOffice do.',
      ],
    ],
    ['When a score is due for review', successionLines(model)],
    [
      'When a provider changes its scoring',
      [
        'A score that jumps from one reading to the next, for everyone at once, was most likely changed by its provider, not by you. Readings from before and after such a day must not be compared as they are.',
        '1. Go on reading, and write what you know of the change into the note.',
        '2. On the sheet Lists, type the day of the change into “Count from” of each series on that metric: change and pace then count from that day on.',
        '3. Empty its baseline and its target there, or type new ones on the new scale: the old ones are on the old scale.',
        '4. Tell the consultant, who can link the old scale to the new one, so that nothing is lost.',
      ],
    ],
    [
      'To send it back',
      [
        'Save the file as .xlsx and send it to the consultant as it is. Plumbline knows it again, reads the sheet Readings alone, and shows what was added and what was changed; nothing is taken in before the consultant has said so. Rows that were removed are named and stay in Plumbline.',
        'Please leave the column Id and the sheet Lists alone: by them Plumbline finds its readings again. Names on the sheet Readings may stay as they are here, also where they are not the real ones.',
      ],
    ],
  ];
}

/** When each score is to be reviewed, and what is planned to come after it. */
function successionLines({ metrics }: ReportModel): string[] {
  const planned = metrics.flatMap(({ metric, succession }) =>
    succession === null ? [] : [`${metric.name}: ${succession.join(' ')}`],
  );
  return [
    'No score lasts: providers change them, sell them and close them. Each is adopted for a time, reviewed, and followed by the next one, with readings of both for a while.',
    ...(planned.length > 0
      ? planned
      : [
          'No review is planned yet: agree on a day for each score, a year from now at the latest.',
        ]),
  ];
}
