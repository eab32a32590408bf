import type { NamedText } from './parse-ratio'

/** Long enough that a quadratic pattern takes seconds. Bodies of up to 256 KB are decoded. */
const LENGTH = 60_000

const repeated = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)

const WHITE_SPACE = [' ', '\t', '\n', '\r\n', '\u00a0', '\ufeff']
const DIGITS = ['0', '1', '9', '0 ', '1 ', '12:', '1,']
const SEPARATORS = ['+', '-', '.', ',', '(', ')', '(0', '(0)', '((', '/', ':', '~', '!', '!,', 'a,', '#', '@']
const QUERY = ['%', '%4', '%41', '%C3', '%C3%A9', '=', '&', 'a&', 'a=1&', '&=', '%3D%26']
const JSON_TEXT = [
  '"',
  '\\',
  '\\"',
  '\\u',
  '[',
  '{',
  '[[',
  '{"":',
  '":',
  '[1,',
  '{"a":1},',
  'null,',
  'T',
  'Z',
  'tel:',
]
const UNICODE = ['\ud83d', '\udcde', '📞', 'é', 'e\u0301', '👩‍👩‍👧', '🇩🇪', '中', '\u0000', '\u001b[1;', '\u2028']

const UNITS = [...WHITE_SPACE, ...DIGITS, ...SEPARATORS, ...QUERY, ...JSON_TEXT, ...UNICODE]

/** The units that patterns of times, numbers and escapes repeat, for tests that would take too long with all units. */
export const FEW_UNITS: readonly string[] = ['0', '1', ' ', '\t', '.', '(0', '+', '%', '"', '\\', 'é']

export type Ends = { readonly prefixes?: readonly string[]; readonly suffixes?: readonly string[] }

/** Each unit repeated to 60,000 characters, between beginnings and ends of valid texts. */
export function* slowTexts(
  { prefixes = [''], suffixes = [''] }: Ends = {},
  units: readonly string[] = UNITS,
): Generator<NamedText> {
  for (const unit of units)
    for (const prefix of prefixes)
      for (const suffix of suffixes)
        yield {
          name: [prefix.slice(0, 40), `${unit} …`, suffix].map(part => JSON.stringify(part)).join(' '),
          text: `${prefix}${repeated(unit)}${suffix}`,
        }
}

/** The beginnings of times, numbers and URIs, and the end of a time. */
export const ENDS: Required<Ends> = {
  prefixes: ['', '2026-01-01T00:00:00.', '2026-01-01T00:00', '+1', 'tel:+'],
  suffixes: ['', '1Z'],
}

const joined = (part: (i: number) => string, separator: string): string => {
  const parts: string[] = []
  for (let i = 0, length = 0; length < LENGTH; i++) {
    const next = part(i)
    parts.push(next)
    length += next.length + separator.length
  }
  return parts.join(separator)
}

/** Members of a callback's JSON object: 60,000 characters each. */
const MEMBERS: Readonly<Record<string, string>> = {
  'members with short keys': joined(i => `"${i.toString(36)}":1`, ','),
  'members with keys that are numbers': joined(i => `"${i * 65_536}":1`, ','),
  'a key that is repeated': joined(() => '"x":1', ','),
  'a key that is repeated with different values': joined(i => `"x":${i * 65_536}`, ','),
  'a property that is repeated': joined(i => `"tag":"${i}"`, ','),
  'a property in two spellings': joined(i => `"${i % 2 ? 'callUrl' : 'call_url'}":"${i}"`, ','),
  'a property that is repeated and always null': joined(() => '"tag":null', ','),
  'a long key': `"${'k'.repeat(LENGTH)}":1`,
  'keys with escapes': joined(i => `"\\n${i}":1`, ','),
  'lists in lists': `"x":${'['.repeat(LENGTH / 2)}${']'.repeat(LENGTH / 2)}`,
  'objects in objects': `"x":${'{"":'.repeat(LENGTH / 5)}1${'}'.repeat(LENGTH / 5)}`,
  'lists in lists, as a property': `"tag":${'['.repeat(LENGTH / 2)}${']'.repeat(LENGTH / 2)}`,
  'a list of numbers': `"x":[${joined(() => '1.0', ',')}]`,
  'a list of escapes': `"x":[1.0,${joined(() => '"\\n"', ',')}]`,
  'a long number': `"x":1${'0'.repeat(LENGTH)}1`,
  'a long fraction': `"x":0.${'0'.repeat(LENGTH)}1`,
  'a property that is a long number': `"sipResponseCode":1${'0'.repeat(LENGTH)}`,
  'white space': `"x"${' '.repeat(LENGTH)}:1`,
}

/** Callbacks as JSON, each with many members or a large one. */
export const slowBodies = (): readonly NamedText[] =>
  Object.entries(MEMBERS).map(([name, members]) => ({ name, text: `{"callId":"c",${members}}` }))
