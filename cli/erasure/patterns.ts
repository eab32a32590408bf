/**
 * What people and programs put between the digits of a number: white space, brackets, points, slashes, dashes of all kinds, and
 * characters that nobody sees.
 */
const SEPARATOR = String.raw`\s()./\p{Pd}\p{Cf}\u2212\u00b7\u2022`

const GAP = `[${SEPARATOR}]{0,4}`

const spaced = (digits: string): string => digits.replaceAll(/(?<=\d)(?=\d)/g, GAP)

const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/** The country codes of ITU-T E.164: one of 1 and 7, these of two digits, and all others of three. */
const COUNTRY_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** What is dialled before a national number, by country code. */
const NATIONAL_PREFIXES: Readonly<Record<string, string>> = { 1: '1', 7: '8', 36: '06', 52: '0?1' }

const USUAL_NATIONAL_PREFIX = '0'

/** What is dialled before an international number. */
const INTERNATIONAL_PREFIX = String.raw`\+|00|011|0011|010`

/** A shorter national number could be anything. */
const NATIONAL_MIN_DIGITS = 9

/**
 * After another country code, the same digits are another number: after a plus sign, or zeros that are no time of day. After a digit and
 * a point, they are decimals.
 */
const NOT_NATIONAL = [
  String.raw`(?<!\+[\d${SEPARATOR}]{1,12})`,
  String.raw`(?<!(?<![\d:.])(?:00|011)${GAP}[1-9][\d${SEPARATOR}]{0,10})`,
  String.raw`(?<!\d\.)`,
].join('')

/** Matches a number in E.164 in every spelling, and not as a part of a longer run of digits. */
export const numberPattern = (e164: string): RegExp => {
  const digits = e164.slice(1)
  const code = COUNTRY_CODE.exec(digits)?.[0] ?? ''
  const rest = digits.slice(code.length)
  const prefix = NATIONAL_PREFIXES[code] ?? USUAL_NATIONAL_PREFIX
  const spellings = [
    String.raw`(?:(?:${INTERNATIONAL_PREFIX})${GAP})?${spaced(code)}${GAP}(?:${prefix}${GAP})?${spaced(rest)}`,
  ]
  if (rest.length >= NATIONAL_MIN_DIGITS)
    spellings.push(String.raw`${NOT_NATIONAL}(?:${prefix}${GAP})?${spaced(rest)}`)
  return new RegExp(String.raw`(?<!\d)(?:${spellings.join('|')})(?!\d)`, 'u')
}

/** Matches a user at a host in any text, with and without what a SIP URI may have besides. */
export const addressPattern = (user: string, host: string): RegExp => {
  const digits = /^\+?(\d+)$/.exec(user)?.[1]
  const name = digits === undefined ? quoted(user) : String.raw`\+?${digits}`
  const [before, after] = [String.raw`(?<![\p{L}\p{N}._+\-])`, String.raw`(?![\p{L}\p{N}\-]|\.[\p{L}\p{N}])`]
  return new RegExp(`${before}${name}(?:[;:][^@\\s"<>]{0,200})?@${quoted(host)}${after}`, 'iu')
}

/** Matches the id of an account after a key that says so, or in the path of a URL. Other digits may be anything. */
export const accountPattern = (accountId: string): RegExp =>
  new RegExp(
    String.raw`(?:account[\p{L}_\-]{0,16}["'\s]{0,8}[:=]["'\s\[]{0,8}|\/accounts\/)${quoted(accountId)}(?![\p{L}\p{N}_\-])`,
    'iu',
  )
