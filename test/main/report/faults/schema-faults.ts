/** What of an XML text its schema does not allow, read with a real parser. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import {
  simpleTypes,
  type ElementRule,
  type Schema,
  type TypeName,
} from '../../../office/schemas/notation.ts';

/** More would only repeat the first. */
const MOST_FAULTS = 5;

interface Particle {
  /** For each element that may stand here the rule that it follows. */
  readonly rules: ReadonlyMap<string, string>;
  readonly least: 0 | 1;
  readonly most: number;
}

interface Compiled {
  readonly particles: readonly Particle[];
  readonly attributes: ReadonlyMap<string, { readonly type: TypeName; readonly isNeeded: boolean }>;
  readonly text: TypeName | null;
}

interface Open {
  readonly name: string;
  readonly rule: Compiled;
  /** The particle that the last element inside matched, and how often it did. */
  at: number;
  times: number;
  text: string;
}

const compiledRules = new Map<Schema, ReadonlyMap<string, Compiled>>();

/** Faults of a text, the first few; none where it is what the schema describes. */
export function schemaFaults(xml: string, schema: Schema): string[] {
  const rules = rulesOf(schema);
  const faults: string[] = [];
  const open: Open[] = [];
  // Inside an element that is not allowed nothing more can be said.
  let unknownDepth = 0;
  const fault = (text: string): void => {
    if (faults.length < MOST_FAULTS) faults.push(text);
  };
  const nameOf = (uri: string, local: string): string => {
    const prefix = schema.namespaces[uri];
    if (prefix === undefined) return `{${uri}}${local}`;
    return prefix === '' ? local : `${prefix}:${local}`;
  };

  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    fault(`not well-formed: ${error.message}`);
  });
  for (const event of ['doctype', 'comment', 'cdata', 'processinginstruction'] as const) {
    parser.on(event, () => {
      fault(`holds a ${event}`);
    });
  }
  parser.on('xmldecl', ({ version, encoding, standalone }) => {
    if (version !== '1.0' || encoding !== 'UTF-8' || standalone !== 'yes') {
      fault(`declares version ${version}, encoding ${encoding}, standalone ${standalone}`);
    }
  });
  parser.on('opentag', (tag) => {
    if (unknownDepth > 0) {
      unknownDepth += 1;
      return;
    }
    const name = nameOf(tag.uri, tag.local);
    // The other checks know elements by their usual names.
    if (name !== tag.name) fault(`writes ${name} as ${tag.name}`);
    const parent = open.at(-1);
    const ruleName = parent ? step(parent, name, fault) : name === schema.root ? name : null;
    const rule = ruleName === null ? undefined : rules.get(ruleName);
    if (rule === undefined) {
      if (!parent) fault(`begins with ${name}, not ${schema.root}`);
      unknownDepth = 1;
      return;
    }
    checkAttributes(tag, name, rule, nameOf, fault);
    open.push({ name, rule, at: -1, times: 0, text: '' });
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside && unknownDepth === 0) inside.text += text;
  });
  parser.on('closetag', () => {
    if (unknownDepth > 0) unknownDepth -= 1;
    else {
      const closed = open.pop();
      if (closed) checkEnd(closed, fault);
    }
  });
  parser.write(xml).close();
  return faults;
}

/** Moves on to an element inside another; null where it may not stand there. */
function step(parent: Open, name: string, fault: (text: string) => void): string | null {
  const { particles } = parent.rule;
  for (let at = Math.max(parent.at, 0); at < particles.length; at += 1) {
    const particle = particles[at];
    const times = at === parent.at ? parent.times : 0;
    const rule = particle?.rules.get(name);
    if (particle && rule !== undefined && times < particle.most) {
      parent.at = at;
      parent.times = times + 1;
      return rule;
    }
    if (particle && times < particle.least) break;
  }
  fault(`<${parent.name}> may not hold <${name}> here`);
  return null;
}

function checkEnd({ name, rule, at, times, text }: Open, fault: (text: string) => void): void {
  rule.particles.forEach(({ rules, least }, i) => {
    const found = i < at ? 1 : i === at ? times : 0;
    if (i >= at && found < least) fault(`<${name}> lacks <${[...rules.keys()].join('|')}>`);
  });
  if (rule.text === null) {
    if (text.trim() !== '') fault(`<${name}> may not hold the text “${text.slice(0, 40)}”`);
  } else if (!isOfType(text, rule.text)) {
    fault(`<${name}> holds “${text.slice(0, 40)}”, which is no ${rule.text}`);
  }
}

function checkAttributes(
  tag: SaxesTagNS,
  element: string,
  rule: Compiled,
  nameOf: (uri: string, local: string) => string,
  fault: (text: string) => void,
): void {
  const found = new Set<string>();
  for (const { prefix, local, uri, name: written, value } of Object.values(tag.attributes)) {
    if (prefix === 'xmlns' || written === 'xmlns') continue;
    const name = prefix === '' ? local : nameOf(uri, local);
    const allowed = rule.attributes.get(name);
    found.add(name);
    if (!allowed) fault(`<${element}> may not have ${name}="${value.slice(0, 40)}"`);
    else if (!isOfType(value, allowed.type)) {
      fault(`<${element}> has ${name}="${value.slice(0, 40)}", which is no ${allowed.type}`);
    }
  }
  for (const [name, { isNeeded }] of rule.attributes) {
    if (isNeeded && !found.has(name)) fault(`<${element}> lacks the attribute ${name}`);
  }
}

function isOfType(text: string, type: TypeName): boolean {
  if (type.startsWith('=')) return text === type.slice(1);
  if (type.includes('|')) return type.split('|').includes(text);
  const check = simpleTypes[type];
  if (!check) throw new Error(`no type named ${type}`);
  return check(text);
}

function rulesOf(schema: Schema): ReadonlyMap<string, Compiled> {
  const known = compiledRules.get(schema);
  if (known) return known;
  const compiled = new Map(
    Object.entries(schema.rules).map(([name, rule]) => [name, compile(rule)] as const),
  );
  for (const [name, { particles, attributes, text }] of compiled) {
    const types = [...attributes.values()].map(({ type }) => type);
    // A misspelt rule would allow what it should not.
    for (const type of text === null ? types : [...types, text]) isOfType('', type);
    for (const inside of particles.flatMap(({ rules }) => [...rules.values()])) {
      if (!compiled.has(inside)) throw new Error(`${name} holds ${inside}, which has no rule`);
    }
  }
  compiledRules.set(schema, compiled);
  return compiled;
}

function compile({ holds = '', has = {}, text }: ElementRule): Compiled {
  return {
    particles: holds
      .split(' ')
      .filter((particle) => particle !== '')
      .map(particleOf),
    attributes: new Map(
      Object.entries(has).map(([name, type]) => [
        name.replace(/\?$/, ''),
        { type, isNeeded: !name.endsWith('?') },
      ]),
    ),
    text: text ?? null,
  };
}

/** `a`, `a?`, `a*`, `a+`, `(a|b)*`, each name with or without its prefix and `:rule`. */
function particleOf(written: string): Particle {
  const [, names = '', sign = ''] = /^\(?(.*?)\)?([?*+]?)$/.exec(written) ?? [];
  return {
    rules: new Map(
      names.split('|').map((each) => {
        const [, name = each, rule = name] =
          /^((?:(?:c|a|cp|dc|dcterms|vt|xdr|x14|x15|c15):)?\w+)(?::(\w+))?$/.exec(each) ?? [];
        return [name, rule];
      }),
    ),
    least: sign === '' || sign === '+' ? 1 : 0,
    most: sign === '' || sign === '?' ? 1 : Number.POSITIVE_INFINITY,
  };
}
