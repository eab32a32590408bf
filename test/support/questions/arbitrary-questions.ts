import * as fc from 'fast-check'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { SOURCES } from '../../../lambda/disconnect/source'
import type { FilterName } from '../../../lambda/question/filters'
import type { Parameters } from '../../../lambda/question/parameters'
import type { WireBody } from '../callbacks/builders'

/** Each third record has another source. */
export const withSource = (record: Disconnect, i: number): Disconnect => ({
  ...record,
  source: Object.values(SOURCES)[i % 3] ?? record.source,
})

/** Few values, so that records share them and questions match records. */
const NUMBERS = [
  '+15555550100',
  '+15555550101',
  '+15555550102',
  'Restricted',
  `sip:${'a'.repeat(300)}@example.com`,
]
const TAGS = ['north', '~south', 'é'.repeat(4096)]
const CAUSES = ['hangup', 'hangup', 'hangup', 'busy', 'timeout', 'callback-error', 'never-heard-of', '*']
const APPLICATIONS = ['app-1', 'app-2']
const ACCOUNTS = ['9900000', '9900000', '9900001']
const DIRECTIONS = ['inbound', 'outbound', 'sideways']
const PARENTS = ['c-parent-1', 'c-parent-2']
const EVENT_TYPES = ['disconnect', 'disconnect', 'disconnect', 'transferDisconnect', 'dtmf', 'neverHeardOf']

/** Ten moments, so that many calls end at the same time. */
const TIMES = Array.from({ length: 10 }, (_, i) => `2026-03-04T1${i}:00:00.000Z`)

const maybe = (values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(...values, undefined)

/** Callbacks that differ in every property that a filter looks at. No two report the same event. */
export const arbitraryCalls = (maxLength: number, minLength = 1): fc.Arbitrary<readonly WireBody[]> =>
  fc
    .array(
      fc.record({
        eventType: fc.constantFrom(...EVENT_TYPES),
        eventTime: maybe(TIMES),
        endTime: maybe(TIMES),
        answerTime: maybe(TIMES),
        from: maybe(NUMBERS),
        to: maybe(NUMBERS),
        cause: maybe(CAUSES),
        tag: maybe(TAGS),
        applicationId: maybe(APPLICATIONS),
        accountId: fc.constantFrom(...ACCOUNTS),
        direction: maybe(DIRECTIONS),
        parentCallId: maybe(PARENTS),
      }),
      { minLength, maxLength },
    )
    .map(calls => calls.map((call, i) => ({ callId: `c-${i}`, ...call })))

const causeList = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.subarray([...new Set(CAUSES)], { minLength: 1 }), fc.boolean())
    .map(([causes, negated]) => causes.map(cause => (negated ? `!${cause}` : cause)).join(','))

/** Values for each filter, of which some match some of the callbacks above. */
export const FILTER_TEXTS: Readonly<Record<FilterName, fc.Arbitrary<string>>> = {
  callId: fc.integer({ min: 0, max: 60 }).map(i => `c-${i}`),
  parentCallId: fc.constantFrom(...PARENTS),
  number: fc.constantFrom(...NUMBERS),
  from: fc.constantFrom(...NUMBERS),
  to: fc.constantFrom(...NUMBERS),
  cause: causeList(),
  causeClass: fc
    .subarray(['normal', 'callee', 'application', 'platform', 'unrecognized'], { minLength: 1 })
    .map(classes => classes.join(',')),
  applicationId: fc.constantFrom(...APPLICATIONS),
  accountId: fc.constantFrom(...ACCOUNTS),
  tag: fc.constantFrom(...TAGS),
  direction: fc.constantFrom('inbound', 'outbound'),
  answered: fc.constantFrom('true', 'false'),
  minTalkMs: fc.constantFrom('0', '1', '3600000'),
  maxTalkMs: fc.constantFrom('0', '3600000'),
  source: fc.constantFrom('callback', 'import', 'reconciled'),
  eventType: fc.constantFrom('any', 'disconnect', 'dtmf', 'neverHeardOf'),
}

/** Without the event type, which is chosen separately: few records meet a rare type and another filter. */
const FILTERS = (Object.keys(FILTER_TEXTS) as FilterName[]).filter(name => name !== 'eventType')

/** Ranges that run backwards are refused. */
const isPossible = (parameters: readonly (readonly [string, string])[]): boolean => {
  const given = new Map(parameters)
  const inOrder = (low = '', high = low): boolean => low.length < high.length || low <= high
  return (
    inOrder(given.get('since'), given.get('until')) && inOrder(given.get('minTalkMs'), given.get('maxTalkMs'))
  )
}

/** The parameters of a question: mostly one or two filters, any time range and order. */
export const arbitraryParameters = (): fc.Arbitrary<Parameters> =>
  fc
    .tuple(
      fc
        .subarray(FILTERS, { maxLength: 3 })
        .chain(names =>
          fc.tuple(...names.map(name => FILTER_TEXTS[name].map((text): [string, string] => [name, text]))),
        ),
      fc.record(
        {
          eventType: FILTER_TEXTS.eventType,
          since: fc.constantFrom(...TIMES),
          until: fc.constantFrom(...TIMES),
          order: fc.constantFrom('newest', 'oldest'),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([filters, rest]) => [...filters, ...Object.entries(rest)])
    .filter(isPossible)
