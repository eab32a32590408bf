import type { SimulatedCause } from '../causes'
import { simulatedApplicationId } from '../identity'
import type { Curve } from './curves'

/** A made-up application: how many calls it has and when, how they end, and how long they take. */
export type Application = {
  readonly id: string
  readonly direction: 'inbound' | 'outbound'
  /** The number that belongs to nobody from which it calls, or at which it is called. */
  readonly number: string
  /** Of a thousand calls. */
  readonly share: number
  readonly curve: Curve
  /** How a thousand calls end, outside incidents; the rest end with `hangup`. */
  readonly ends: Readonly<Partial<Record<SimulatedCause, number>>>
  /** The medians, in milliseconds. */
  readonly ringMs: number
  readonly talkMs: number
  /** Campaigns that its calls are tagged with; without them, the tag names the customer. */
  readonly campaigns?: readonly [string, ...string[]]
}

/** Failures that happen in any week, about `permille` of a thousand calls. */
const failures = (permille: number): Application['ends'] => ({
  error: 0.42 * permille,
  unknown: 0.18 * permille,
  'application-error': 0.14 * permille,
  'invalid-bxml': 0.13 * permille,
  'node-capacity-exceeded': 0.06 * permille,
  'callback-error': 0.06 * permille,
  'account-limit': 0.01 * permille,
})

/** Many calls that nobody takes, and short talks: an announcement of an appointment. */
export const REMINDERS: Application = {
  id: simulatedApplicationId(2),
  direction: 'outbound',
  number: '+15555550190',
  share: 271,
  curve: 'dialer',
  ends: { busy: 100, rejected: 65, timeout: 190, cancel: 60, ...failures(17) },
  ringMs: 9_000,
  talkMs: 26_000,
  campaigns: ['appointment-reminder', 'payment-reminder', 'delivery-window'],
}

/** Nearly every call is taken, and the talks are long. */
export const SUPPORT_LINE: Application = {
  id: simulatedApplicationId(3),
  direction: 'inbound',
  number: '+15555550191',
  share: 228,
  curve: 'business',
  ends: { busy: 4, timeout: 8, cancel: 55, ...failures(18) },
  ringMs: 3_000,
  talkMs: 156_000,
}

/** Most calls reach nobody. */
export const SALES_DIALER: Application = {
  id: simulatedApplicationId(4),
  direction: 'outbound',
  number: '+15555550192',
  share: 215,
  curve: 'business',
  ends: { busy: 170, rejected: 100, timeout: 310, cancel: 105, ...failures(24) },
  ringMs: 11_000,
  talkMs: 61_000,
  campaigns: ['spring-offer', 'renewals'],
}

/** A voice reads a code twice. */
export const TWO_FACTOR_VOICE: Application = {
  id: simulatedApplicationId(5),
  direction: 'outbound',
  number: '+15555550193',
  share: 170,
  curve: 'evening',
  ends: { busy: 60, rejected: 20, timeout: 90, cancel: 29, ...failures(15) },
  ringMs: 6_000,
  talkMs: 13_500,
  campaigns: ['sign-in', 'sign-up', 'password-reset'],
}

/** A menu that takes orders: it answers at once. */
export const CHECKOUT_IVR: Application = {
  id: simulatedApplicationId(6),
  direction: 'inbound',
  number: '+15555550194',
  share: 114,
  curve: 'evening',
  ends: { timeout: 2, cancel: 12, ...failures(18) },
  ringMs: 400,
  talkMs: 46_000,
  campaigns: ['checkout'],
}

/** A line with few calls: its figures are uncertain. */
export const RETURNS_LINE: Application = {
  id: simulatedApplicationId(7),
  direction: 'inbound',
  number: '+15555550195',
  share: 2,
  curve: 'business',
  ends: { timeout: 75, cancel: 110, ...failures(25) },
  ringMs: 6_000,
  talkMs: 75_000,
}

export const APPLICATIONS: readonly Application[] = [
  REMINDERS,
  SUPPORT_LINE,
  SALES_DIALER,
  TWO_FACTOR_VOICE,
  CHECKOUT_IVR,
  RETURNS_LINE,
]
