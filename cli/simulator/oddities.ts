import { type Oddity, withoutProperty, withProperty, withProperties, withExtra, withoutValue } from './draft'
import { answerOutside, oddTimes, zeroTimes } from './odd-times'
import { fictitiousNumber } from './plain-draft'

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
