import { expectedRecord, type ExpectedRecord } from './expected-record'
import { withOddities } from './oddities'
import { plainDraft } from './plain-draft'
import { queryDraft } from './draft'
import { randomOf } from './random'

/** A made-up call that has ended. */
export type SimulatedCall = {
  readonly callId: string
  /** The HTTP method that the call's application is set to. */
  readonly method: 'POST' | 'GET'
  /** The members of the callback. */
  readonly properties: Readonly<Record<string, unknown>>
  /** The record that must be stored for it. */
  readonly expected: ExpectedRecord
}

export type SimulatedCallsOptions = {
  readonly seed: number
  /** In milliseconds since 1970. The calls ended within the minute before. */
  readonly now: number
  /** The share of calls with something unusual, from 0 to 1. */
  readonly oddities?: number
  /** The share of calls whose callback is sent by GET. */
  readonly get?: number
}

export const ODDITIES_DEFAULT = 0.1

const callOf = (
  { seed, now, oddities = ODDITIES_DEFAULT, get = 0 }: SimulatedCallsOptions,
  index: number,
) => {
  const random = randomOf('call', seed, now, index)
  const plain = plainDraft(now, random)
  const odd = random.chance(oddities) ? withOddities(plain, random) : plain
  const method = random.chance(get) ? 'GET' : 'POST'
  const draft = method === 'GET' ? queryDraft(odd) : odd
  return {
    callId: String(draft.meant['callId']),
    method,
    properties: draft.sent,
    expected: expectedRecord(draft),
  } satisfies SimulatedCall
}

/** An endless sequence of calls, each with an id of its own. The same options give the same calls. */
export function* simulatedCalls(options: SimulatedCallsOptions): Generator<SimulatedCall, never> {
  for (let index = 0; ; index++) yield callOf(options, index)
}

/** The query string of the callback URL (`?campaign=7`) must be stored with each record. */
export const withQueryOf = ({ searchParams }: URL, call: SimulatedCall): SimulatedCall =>
  searchParams.size === 0
    ? call
    : {
        ...call,
        expected: {
          ...call.expected,
          extra: { ...(call.expected['extra'] as object | undefined), ...Object.fromEntries(searchParams) },
        },
      }
