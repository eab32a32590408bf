import type { SimulatedCall } from './calls'
import { randomOf } from './random'

/** One attempt at telemetry of a call, and how it is to go. */
export type SimulatedDelivery = {
  readonly method: 'POST' | 'GET'
  /** Without the `?`; of a POST nothing. */
  readonly query: string
  readonly body: Uint8Array
  /** A first request without credentials, with or without the body. */
  readonly challengeFirst?: 'with body' | 'without body'
  /** The connection is to break off so long after the request was written, before the answer is read. */
  readonly resetAfterMs?: number
  /** Until it is sent, and until it is sent again if the connection breaks. */
  readonly delayMs: number
  readonly retryAfterMs: number
}

/** Shares from 0 to 1. */
export type Shares = {
  readonly duplicates?: number
  readonly resets?: number
  readonly challengeFirst?: number
}

/** As SDKs write them in their logs, from which people replay. */
const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const replayed = ({ properties, expected }: SimulatedCall): Readonly<Record<string, unknown>> => {
  const unknown = new Set(Object.keys(expected['extra'] ?? {}))
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [unknown.has(name) ? name : snakeCase(name), value]),
  )
}

/** Some clients leave the `+` of a number as it is, which in a query string means a space. */
const queryOf = (members: Readonly<Record<string, unknown>>, plusAsIs: boolean): string => {
  const query = new URLSearchParams(
    Object.entries(members).map(([name, value]): [string, string] => [name, String(value)]),
  )
  return plusAsIs ? query.toString().replaceAll(/=%2B(?=\d{7})/g, '=+') : query.toString()
}

const DUPLICATE_WITHIN_MS = 3_000

/**
 * How a call is delivered: once, or several times within seconds, so that deliveries come in another order than calls ended. Each is
 * planned by its own chance, which leaves the calls the same whatever the shares are.
 */
export const deliveriesOf = (
  call: SimulatedCall,
  { duplicates = 0, resets = 0, challengeFirst = 0 }: Shares,
): readonly SimulatedDelivery[] => {
  const random = randomOf('delivery', call.callId)
  const delivery = (delayMs: number): SimulatedDelivery => {
    const members = delayMs > 0 && random.chance(0.5) ? replayed(call) : call.properties
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

/** What no receiver can understand; it has to be answered 400, and goes to quarantine. */
const BODIES: readonly [string, ...string[]] = [
  '',
  '{"eventType":"disconnect"',
  '[]',
  '"disconnect"',
  '{"eventType":"disconnect","cause":"hangup"}',
  '{"callId":"c-1","endTime":"yesterday"}',
  '{"callId":"c-1","cause":["hangup"]}',
  '{"callId":"c-1","cause":"busy","cause":"hangup"}',
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
