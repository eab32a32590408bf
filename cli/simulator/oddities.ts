import { type Draft, withoutProperty, withProperty, withProperties, withExtra, withoutValue } from './draft'
import { fictitiousNumber } from './plain-draft'
import type { Random } from './random'

export type OddTime = { readonly text: string; readonly ms: number }

/** A time with this number of digits after the seconds, of which those up to the millisecond count. */
const withFraction = (ms: number, digits: number, random: Random): OddTime => {
  const iso = new Date(ms).toISOString()
  const all = `${iso.slice(20, 23)}${String(random.between(0, 999_999)).padStart(6, '0')}`
  const unit = 10 ** Math.max(0, 3 - digits)
  return {
    text: `${iso.slice(0, 19)}${digits === 0 ? '' : `.${all.slice(0, digits)}`}Z`,
    ms: Math.floor(ms / unit) * unit,
  }
}

const withoutSeconds = (ms: number): OddTime => ({
  text: `${new Date(ms).toISOString().slice(0, 16)}Z`,
  ms: Math.floor(ms / 60_000) * 60_000,
})

const withoutZone = (ms: number): OddTime => ({ text: new Date(ms).toISOString().slice(0, 23), ms })

/** A spelling that Bandwidth has sent or documented. Some of them lose the milliseconds. */
export const oddTime = (ms: number, random: Random): OddTime => {
  const kind = random.between(0, 11)
  if (kind === 10) return withoutSeconds(ms)
  return kind === 11 ? withoutZone(ms) : withFraction(ms, kind, random)
}

/** Something unusual that Bandwidth has sent, documented or announced, and that a receiver must handle. */
type Oddity = (draft: Draft, random: Random) => Draft

const TIMES = ['eventTime', 'enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const

const newerProperties: Oddity = (draft, random) => {
  const displayName = random.oneOf(['', 'Dr. Zoë Example'])
  const described =
    displayName === ''
      ? withoutValue(draft, 'callerDisplayName', displayName)
      : withProperty(draft, 'callerDisplayName', displayName)
  return withProperties(described, {
    privacy: random.chance(0.5),
    sipCallId: `${random.hex(32)}@203.0.113.9`,
    sipResponseCode: random.oneOf([200, 480, 486, 487, 503, 603]),
  })
}

const propertiesOfTheFuture: Oddity = (draft, random) => {
  const members: readonly (readonly [string, unknown])[] = [
    ['meanOpinionScore', random.between(100, 450) / 100],
    ['networkPath', { carriers: ['first', 'second'], hop: { depth: { deeper: [[], {}, null, true] } } }],
    ['stir/shaken attestation', random.oneOf(['A', 'B', 'C'])],
    ['hungUpBy', null],
    ['answered', 'this is the name of a derived field'],
  ]
  return members
    .filter(() => random.chance(0.6))
    .reduce((before, [key, value]) => withExtra(before, key, value), draft)
}

const notGiven: Oddity = (draft, random) =>
  ['enqueuedTime', 'answerTime', 'errorMessage', 'errorId', 'tag']
    .filter(name => draft.meant[name] === undefined)
    .reduce((before, name) => withoutValue(before, name, random.oneOf([null, ''])), draft)

const oddTimes: Oddity = (draft, random) =>
  TIMES.filter(name => draft.meant[name] !== undefined).reduce((before, name) => {
    const { text, ms } = oddTime(Date.parse(String(draft.meant[name])), random)
    return withProperty(before, name, text, new Date(ms).toISOString())
  }, draft)

const sipUri: Oddity = (draft, random) =>
  withProperty(
    draft,
    'to',
    random.oneOf([
      'sip:reception@pbx.example.com',
      `sip:${fictitiousNumber(random)}@sip.example.com;transport=tls`,
      `sips:${'x'.repeat(200)}@example.com:5061`,
    ]),
  )

const withheldNumber: Oddity = (draft, random) =>
  withProperty(draft, 'from', random.oneOf(['Restricted', 'Anonymous', 'Private', 'Unavailable']))

const writtenNumber: Oddity = (draft, random) => {
  const number = fictitiousNumber(random)
  const line = number.slice(-4)
  const written = [`+1 (555) 555-${line}`, `tel:+1-555-555-${line}`, ` ${number} `] as const
  return withProperty(draft, 'to', random.oneOf(written), number)
}

const undocumentedCause: Oddity = (draft, random) =>
  withProperty(draft, 'cause', random.oneOf(['spam-blocked', 'Hangup', 'media timeout', 'causé-inconnue']))

const longTag: Oddity = (draft, random) =>
  withProperty(draft, 'tag', random.oneOf(['t', 'é', '☎']).repeat(4096))

const foreignTag: Oddity = (draft, random) =>
  withProperty(
    draft,
    'tag',
    random.oneOf(['Kundin Zoë & Söhne = 100 % + 1', '客户 20417 📞', 'عميل/٢٠', 'e\u0301\u200d"\\\n{']),
  )

const spacedTag: Oddity = (draft, random) => {
  const tag = `customer-${random.between(1, 500)}`
  return withProperty(draft, 'tag', ` \t${tag}\n`, tag)
}

/** In Bandwidth's model every property but the call id is optional. */
const sparse: Oddity = draft =>
  ['eventType', 'eventTime', 'from', 'direction', 'callUrl', 'startTime'].reduce(
    (before, name) => (before.meant['parentCallId'] === undefined ? withoutProperty(before, name) : before),
    draft,
  )

const zeroTimes: Oddity = (draft, random) =>
  TIMES.filter(() => random.chance(0.5)).reduce((before, name) => {
    const zero = random.oneOf(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00Z'])
    return withProperty(before, name, zero, new Date(zero).toISOString())
  }, draft)

/** The clocks behind the times of a call can differ. */
const answerOutside: Oddity = (draft, random) => {
  const bound = random.oneOf(['startTime', 'endTime'])
  const ms = Date.parse(String(draft.meant[bound]))
  const outside = random.between(1, 20_000)
  return Number.isNaN(ms)
    ? draft
    : withProperty(
        draft,
        'answerTime',
        new Date(bound === 'startTime' ? ms - outside : ms + outside).toISOString(),
      )
}

const numberAsTag: Oddity = (draft, random) => {
  const tag = random.oneOf([random.between(0, 99_999), -0.5, 1e21, random.chance(0.5)])
  return withProperty(draft, 'tag', tag, String(tag))
}

const unreadableScalars: Oddity = (draft, random) =>
  withoutValue(
    withoutValue(draft, 'sipResponseCode', random.oneOf(['486 Busy', 486.5, true, 'undefined'])),
    'privacy',
    random.oneOf(['yes', 1, 'undefined']),
  )

const ODDITIES: readonly [Oddity, ...Oddity[]] = [
  newerProperties,
  propertiesOfTheFuture,
  notGiven,
  oddTimes,
  sipUri,
  withheldNumber,
  writtenNumber,
  undocumentedCause,
  longTag,
  foreignTag,
  spacedTag,
  sparse,
  zeroTimes,
  answerOutside,
  numberAsTag,
  unreadableScalars,
]

/** One oddity, and sometimes a second one. */
export const withOddities: Oddity = (draft, random) => {
  const first = random.oneOf(ODDITIES)(draft, random)
  return random.chance(0.3) ? random.oneOf(ODDITIES)(first, random) : first
}
