import * as fc from 'fast-check'
import type { Parameters } from '../../../lambda/question/parameters'
import type { WireBody } from '../callbacks/builders'

/** Few values, so that records share them and questions hit. */
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
const DIRECTIONS = ['inbound', 'outbound', 'sideways']
const EVENT_TYPES = ['disconnect', 'disconnect', 'disconnect', 'transferDisconnect', 'dtmf', 'neverHeardOf']

/** Ten moments, so that many calls end at the same time. */
const TIMES = Array.from({ length: 10 }, (_, i) => `2026-03-04T1${i}:00:00.000Z`)

const maybe = (values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(...values, undefined)

/** Callbacks that differ in what questions ask for; no two are of one event. */
export const arbitraryCalls = (maxLength: number): fc.Arbitrary<readonly WireBody[]> =>
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
        accountId: fc.constant('9900000'),
        direction: maybe(DIRECTIONS),
      }),
      { minLength: 1, maxLength },
    )
    .map(calls => calls.map((call, i) => ({ callId: `c-${i}`, ...call })))

const causeList = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.subarray([...new Set(CAUSES)], { minLength: 1 }), fc.boolean())
    .map(([causes, negated]) => causes.map(cause => (negated ? `!${cause}` : cause)).join(','))

const CONDITIONS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  callId: fc.integer({ min: 0, max: 60 }).map(i => `c-${i}`),
  number: fc.constantFrom(...NUMBERS),
  from: fc.constantFrom(...NUMBERS),
  to: fc.constantFrom(...NUMBERS),
  cause: causeList(),
  causeClass: fc
    .subarray(['normal', 'callee', 'application', 'platform', 'unrecognized'], { minLength: 1 })
    .map(classes => classes.join(',')),
  applicationId: fc.constantFrom(...APPLICATIONS),
  accountId: fc.constant('9900000'),
  tag: fc.constantFrom(...TAGS),
  direction: fc.constantFrom(...DIRECTIONS),
  answered: fc.constantFrom('true', 'false'),
  minTalkMs: fc.constantFrom('0', '1', '3600000'),
  maxTalkMs: fc.constantFrom('0', '3600000'),
}

/** A question as it is asked: mostly of one or two conditions, over some range, in some order. */
export const arbitraryParameters = (): fc.Arbitrary<Parameters> =>
  fc
    .tuple(
      fc
        .subarray(Object.keys(CONDITIONS), { maxLength: 3 })
        .chain(names =>
          fc.tuple(
            ...names.map(name =>
              (CONDITIONS[name] ?? fc.constant('')).map((value): [string, string] => [name, value]),
            ),
          ),
        ),
      fc.record(
        {
          eventType: fc.constantFrom('any', 'disconnect', 'dtmf', 'neverHeardOf'),
          since: fc.constantFrom(...TIMES),
          until: fc.constantFrom(...TIMES),
          order: fc.constantFrom('newest', 'oldest'),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([conditions, rest]) => [...conditions, ...Object.entries(rest)])
