import type { SimulatedCall } from './calls'
import { randomOf } from './random'

/** One planned delivery of a callback. */
export type SimulatedDelivery = {
  readonly method: 'POST' | 'GET'
  /** Without the `?`; empty for a POST. */
  readonly query: string
  readonly body: Uint8Array
  /** Whether a request without credentials is sent first, and whether it has the body. */
  readonly challengeFirst?: 'with body' | 'without body'
  /** How long after the request is written the simulator breaks the connection, without reading the answer. */
  readonly resetAfterMs?: number
  /** How long to wait before it is sent, and before the retry if the connection breaks. */
  readonly delayMs: number
  readonly retryAfterMs: number
}

/** Shares from 0 to 1. */
export type Shares = {
  readonly duplicates?: number
  readonly resets?: number
  readonly challengeFirst?: number
}

/** The spelling that SDKs use in logs. People resend callbacks from logs. */
const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const inSnakeCase = ({ properties, expected }: SimulatedCall): Readonly<Record<string, unknown>> => {
  const unknown = new Set(Object.keys(expected['extra'] ?? {}))
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [unknown.has(name) ? name : snakeCase(name), value]),
  )
}

/** Some clients do not encode the `+` of a number, which in a query string means a space. */
export const queryOf = (members: Readonly<Record<string, unknown>>, plusAsIs: boolean): string => {
  const query = new URLSearchParams(
    Object.entries(members).map(([name, value]): [string, string] => [name, String(value)]),
  )
  return plusAsIs ? query.toString().replaceAll(/=%2B(?=\d{7})/g, '=+') : query.toString()
}

const DUPLICATE_WITHIN_MS = 3_000

/**
 * A call is delivered once, or several times within seconds, so that deliveries arrive in another order than calls ended. The plan has
 * a random source of its own: the calls are the same whatever the shares are.
 */
export const deliveriesOf = (
  call: SimulatedCall,
  { duplicates = 0, resets = 0, challengeFirst = 0 }: Shares,
): readonly SimulatedDelivery[] => {
  const random = randomOf('delivery', call.callId)
  const delivery = (delayMs: number): SimulatedDelivery => {
    const members = delayMs > 0 && random.chance(0.5) ? inSnakeCase(call) : call.properties
    return {
      method: call.method,
      query: call.method === 'GET' ? queryOf(members, random.chance(0.5)) : '',
      body: Buffer.from(call.method === 'GET' ? '' : JSON.stringify(members)),
      ...(random.chance(challengeFirst)
        ? { challengeFirst: random.oneOf(['with body', 'without body']) }
        : {}),
      ...(random.chance(resets) ? { resetAfterMs: random.oneOf([0, random.between(0, 40)]) } : {}),
      delayMs,
      retryAfterMs: random.between(50, 1_000),
    }
  }
  const copies = random.chance(duplicates) ? random.between(1, 3) : 0
  return [
    delivery(0),
    ...Array.from({ length: copies }, () => delivery(random.between(1, DUPLICATE_WITHIN_MS))),
  ]
}

/** Requests that cannot be decoded. They must be answered 400, and go to quarantine. */
const BODIES: readonly [string, ...string[]] = [
  '',
  '{"eventType":"disconnect"',
  '[]',
  '"disconnect"',
  '{"eventType":"disconnect","cause":"hangup"}',
  '{"callId":"c-1","endTime":"yesterday"}',
  '{"callId":"c-1","cause":["hangup"]}',
  '{"callId":"c-1","callId":"c-2"}',
]

export const garbageDelivery = (seed: number, now: number, index: number): SimulatedDelivery => {
  const random = randomOf('garbage', seed, now, index)
  return {
    method: 'POST',
    query: '',
    body: Buffer.from(random.oneOf(BODIES)),
    delayMs: 0,
    retryAfterMs: random.between(50, 1_000),
  }
}

export const isGarbageDue = (seed: number, now: number, index: number, share: number): boolean =>
  randomOf('is garbage due', seed, now, index).chance(share)
