import type { SimulatedCall } from './calls'

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
