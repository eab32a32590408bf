import { expectedRecord, type ExpectedRecord } from './expected-record'
import { withOddities } from './oddities'
import { plainCall } from './plain-call'
import { queryDraft } from './draft'
import { randomOf } from './random'

/** The end of one call, as Bandwidth tells it. */
export type SimulatedCall = {
  readonly callId: string
  /** How the call's application is set to deliver. */
  readonly method: 'POST' | 'GET'
  /** The callback's JSON. */
  readonly properties: Readonly<Record<string, unknown>>
  /** What must be on record of it. */
  readonly expected: ExpectedRecord
}

export type SimulatedCallsOptions = {
  readonly seed: number
  /** Epoch milliseconds: the calls ended within the minute before. */
  readonly now: number
  /** The share of calls that something is odd about, from 0 to 1. */
  readonly oddities?: number
  /** The share of calls that are delivered by GET. */
  readonly get?: number
}

export const ODDITIES_DEFAULT = 0.1

const callOf = (
  { seed, now, oddities = ODDITIES_DEFAULT, get = 0 }: SimulatedCallsOptions,
  index: number,
) => {
  const random = randomOf('call', seed, now, index)
  const plain = plainCall(now, random)
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

/** Calls without end, made as they are wanted: always the same for the same options, and no two with the same id. */
export function* simulatedCalls(options: SimulatedCallsOptions): Generator<SimulatedCall, never> {
  for (let index = 0; ; index++) yield callOf(options, index)
}

/** What a user has written behind the callback URL (`?campaign=7`) must be kept with each record. */
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
