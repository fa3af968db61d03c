import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWire, encodeWire } from '#shared/contract/wire.ts';

/** JSON values with bytes anywhere in them, and with keys that look like the wire's own. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
    fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '$', '__proto__', 'constructor')),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('the wire', () => {
  it('gives back whatever was sent, bytes included', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeWire(encodeWire(value))).toEqual(value);
      }),
    );
  });

  it('writes bytes as base64 under one key', () => {
    expect(encodeWire({ bytes: new Uint8Array([80, 75]) })).toBe('{"bytes":{"$bytes":"UEs="}}');
  });

  it('never takes text of a file for bytes', () => {
    const mapping = { $bytes: 'UEs=' };
    expect(decodeWire(encodeWire(mapping))).toEqual(mapping);
  });

  it('carries files of several megabytes', () => {
    const bytes = new Uint8Array(3_000_001).map((_, i) => (i * 31) % 256);
    expect(Buffer.compare(decodeWire(encodeWire(bytes)) as Uint8Array, bytes)).toBe(0);
  });

  it('makes a key called __proto__ a key and nothing more', () => {
    const decoded = decodeWire('{"__proto__":{"isAdmin":true}}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(decoded['isAdmin']).toBeUndefined();
  });

  it.each(['{', '', '{"a":{"$bytes":"not base64!"}}'])('refuses %j as a syntax error', (text) => {
    expect(() => decodeWire(text)).toThrow(SyntaxError);
  });
});
