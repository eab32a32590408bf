import type { SimulatedDelivery } from './deliveries'
import { randomOf } from './random'

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
