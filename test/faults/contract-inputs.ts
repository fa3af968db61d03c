/** Inputs for any procedure, made from its own schema: right ones, nearly right ones and hostile ones. */
import { z } from 'zod';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import type { Chance } from './seeded.ts';

/** What of a JSON schema is looked at; a date, a moment and bytes have none, and are told by their names. */
const Shape = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  required: z.array(z.string()).optional(),
});

export const procedureNames = Object.keys(contract) as ProcedureName[];

const schemas = new Map(
  procedureNames.map((name) => [
    name,
    z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }),
  ]),
);

const names = ['Harbour Health', 'Content culture', 'Influence', 'note', '2013', 'points'] as const;
const dates = ['2013-01-07', '2013-02-04', '2013-11-18', '2012-01-01', '2014-02-28'] as const;

/** Texts that have broken other programs. `outside` is a path next to the folder of the workbook. */
export const hostileTexts = (outside: string): [string, ...string[]] => [
  '',
  ' ',
  outside,
  '../outside/canary.txt',
  '../../../../../../etc/passwd',
  '..\\..\\windows',
  'file:///etc/passwd',
  '/dev/zero',
  '/proc/self/environ',
  '~',
  'a/b\u0000.plumb',
  'x'.repeat(70_000),
  '\u0000\u0007\u001b[31m\r\n\t',
  '\ud800',
  '\udfff\ufffe\u202e',
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '@SUM(A1)',
  '=HYPERLINK("http://example.com")',
  `'; DROP TABLE reading; --`,
  '%_\\*"',
  '"unclosed NEAR(',
  '${process.env.HOME}{{7*7}}<script>alert(1)</script>',
  '2013-02-30',
  '0000-00-00',
  '9999-12-31',
  '1e999',
  '😀'.repeat(300),
];

const hostileValues: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  0,
  -0,
  0.1,
  1e308,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  2 ** 63,
  5e-324,
  [],
  {},
  [[[[[]]]]],
  { $bytes: 'AAAA' },
  { formula: '1+1' },
  new Array(2000).fill(1),
];

/** An input for a procedure: right as far as its schema says, with a share of hostile parts. */
export function inputFor(name: ProcedureName, outside: string, by: Chance): unknown {
  if (by.below(40) === 0) return hostile(outside, by);
  const isSpoilt = by.below(3) > 0;
  return valueOf(schemas.get(name), name, { outside, by, isSpoilt }, 0);
}

interface Making {
  readonly outside: string;
  readonly by: Chance;
  readonly isSpoilt: boolean;
}

function valueOf(schema: unknown, key: string, making: Making, depth: number): unknown {
  const { by } = making;
  if (making.isSpoilt && depth > 0 && by.below(6) === 0) return hostile(making.outside, by);
  const shape = Shape.safeParse(schema).data ?? {};
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return valueOf(choices[by.below(choices.length)], key, making, depth);
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[by.below(shape.enum.length)];
  switch (shape.type) {
    case 'object':
      return objectOf(shape, making, depth);
    case 'array':
      return Array.from({ length: by.below(4) }, () =>
        valueOf(shape.items, key, making, depth + 1),
      );
    case 'string':
      return /path|out$/i.test(key) ? `file-${by.below(20)}.plumb` : by.pick([...names, ...dates]);
    case 'integer':
      return 1 + by.below(6);
    case 'number':
      return by.pick([0, 1, 41.5, 60, 100]);
    case 'boolean':
      return by.below(2) === 0;
    case 'null':
      return null;
    default:
      return /bytes/i.test(key) ? csvBytes(by) : by.pick(dates);
  }
}

function objectOf(shape: z.infer<typeof Shape>, making: Making, depth: number): unknown {
  const { by } = making;
  const entries = Object.entries(shape.properties ?? {})
    .filter(([key]) => shape.required?.includes(key) === true || by.below(2) === 0)
    .filter(() => !making.isSpoilt || by.below(30) > 0)
    .map(([key, each]): [string, unknown] => [key, valueOf(each, key, making, depth + 1)]);
  const isRecord = typeof shape.additionalProperties === 'object';
  if (isRecord) {
    const key = making.isSpoilt ? by.pick(hostileTexts(making.outside)) : by.pick(names);
    entries.push([key, valueOf(shape.additionalProperties, key, making, depth + 1)]);
  }
  if (making.isSpoilt && by.below(10) === 0) entries.push(['__proto__', { polluted: true }]);
  return Object.fromEntries(entries);
}

function hostile(outside: string, by: Chance): unknown {
  return by.below(2) === 0 ? by.pick(hostileTexts(outside)) : by.pick(hostileValues);
}

function csvBytes(by: Chance): Uint8Array {
  const rows = Array.from({ length: by.below(8) }, () => `${by.pick(dates)},${by.below(100)}`);
  return new TextEncoder().encode(`Date,Influence\n${rows.join('\n')}\n`);
}
