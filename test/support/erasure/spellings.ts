import * as fc from 'fast-check'

/** A number by its parts, with what is dialled before its national form. */
export type Parts = { readonly code: string; readonly national: string; readonly prefix: string }

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: 2, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }),
    )
    .map(([first, rest]) => [first, ...rest].join(''))

/** Any number: the digits are random, so that nothing else contains them. */
export const aNumber: fc.Arbitrary<Parts> = fc
  .constantFrom(
    { code: '1', length: 10, prefix: '1' },
    { code: '44', length: 10, prefix: '0' },
    { code: '49', length: 11, prefix: '0' },
    { code: '353', length: 9, prefix: '0' },
  )
  .chain(({ code, length, prefix }) => digits(length).map(national => ({ code, national, prefix })))

const GAPS = ['', ' ', '-', '.', '/', ' - ', '\u00a0', '\u2011', '\u2013', ') ', ' (', '\u200b']

const spread = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...GAPS, '', '', ''), { minLength: text.length, maxLength: text.length })
    .map(gaps => Array.from(text, (digit, i) => (i === 0 ? digit : `${gaps[i] ?? ''}${digit}`)).join(''))

const wide = (text: string): string =>
  text.replaceAll(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)))

/** A number as people and programs write it. */
export const spellingOf = ({ code, national, prefix }: Parts): fc.Arbitrary<string> => {
  const e164 = `+${code}${national}`
  const gaps = spread(national)
  return fc.oneof(
    fc.constantFrom(
      e164,
      `tel:${e164}`,
      `00${code}${national}`,
      `011${code}${national}`,
      `${code}${national}`,
    ),
    fc.constantFrom(national, `${prefix}${national}`, wide(e164), `sip:${e164}@pbx.example.com;user=phone`),
    gaps.map(text => `+${code} ${text}`),
    gaps.map(text => `+${code} (${prefix})${text}`),
    gaps.map(text => `(${prefix}) ${text}`),
    fc.constant(encodeURIComponent(e164)),
    gaps.map(text => encodeURIComponent(`+${code}-${text}`)),
  )
}

/** A number that is another one, although it has the same digits or nearly so. */
export const otherThan = ({ code, national }: Parts): fc.Arbitrary<string> =>
  fc.constantFrom(
    `+${code}${national}7`,
    `+9${code}${national}`,
    `+${code}${national.slice(0, -1)}${(Number(national.at(-1)) + 1) % 10}`,
    `+88 ${national}`,
    `+${code}${national.slice(1)}`,
  )
