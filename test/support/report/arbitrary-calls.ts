import * as fc from 'fast-check'
import type { WireBody } from '../callbacks/builders'

const BASE_MS = Date.parse('2026-03-04T22:00:00.000Z')

const time = (ms: number): string => new Date(ms).toISOString()

const maybe = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> => fc.option(value, { nil: undefined })

const text = (...values: string[]): fc.Arbitrary<string | undefined> => maybe(fc.constantFrom(...values))

/** Callbacks of calls around midnight, close together, with every oddity of times that is stored: none, backwards, or long before. */
export const arbitraryEndedCalls = (maxLength: number): fc.Arbitrary<readonly WireBody[]> =>
  fc
    .array(
      fc.record({
        end: maybe(fc.integer({ min: 0, max: 4 * 3_600_000 })),
        talk: maybe(
          fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -15_000, max: 7_200_000 })),
        ),
        ring: maybe(fc.integer({ min: -12_000, max: 30_000 })),
        queue: maybe(fc.integer({ min: -100, max: 5_000 })),
        zero: fc.boolean(),
        cause: text(
          'hangup',
          'hangup',
          'busy',
          'rejected',
          'timeout',
          'cancel',
          'callback-error',
          'account-limit',
          'error',
          'new',
          '486',
          '__proto__',
        ),
        applicationId: text('app-1', 'app-2', 'app-3'),
        accountId: text('9900000', '9900001'),
        tag: text('north', 'a "tag", with <b>', '__proto__', 'constructor'),
        from: text('+15555550100', '+15555550101', 'Restricted'),
        to: text('+15555550100', 'sip:desk@example.com'),
        direction: text('inbound', 'outbound', 'sideways'),
      }),
      { maxLength },
    )
    .map(calls =>
      calls.map(({ end, talk, ring, queue, zero, ...texts }, i) => {
        const endMs = BASE_MS + (end ?? 3_600_000)
        const answerMs = talk === undefined ? undefined : endMs - talk
        const startMs = ring === undefined ? undefined : (answerMs ?? endMs) - ring
        return {
          callId: `c-${i}`,
          eventType: 'disconnect',
          eventTime: time(endMs + 3),
          ...(end === undefined ? {} : { endTime: time(endMs) }),
          ...(answerMs === undefined ? {} : { answerTime: zero ? '0001-01-01T00:00:00Z' : time(answerMs) }),
          ...(startMs === undefined ? {} : { startTime: time(startMs) }),
          ...(queue === undefined || startMs === undefined ? {} : { enqueuedTime: time(startMs - queue) }),
          ...texts,
        }
      }),
    )
