import {
  aCallback,
  aFullCallback,
  JULY_2026,
  LONG_SIP_URI,
  LONG_TEXTS,
  recordOf,
  type WireBody,
} from '../../test/support/callbacks/builders'
import type { Disconnect } from '../../lambda/disconnect/disconnect'

const TAG = 'campaign-7/customer-20417'

const failed = (cause: string, overrides: WireBody = {}): WireBody =>
  aCallback({
    answerTime: undefined,
    cause,
    errorMessage: 'Callee is busy',
    errorId: '8c2f6e1d-70b5-4c3a-a9d8-15e4f7b20c66',
    ...overrides,
  })

const callId = (i: number): string => `c-5d1f0a7b-1c9e4b20-6a3d-4f18-9b7c-2e8d4c6a0f${10 + i}`

const BODIES: readonly (readonly [name: string, typical: boolean, body: WireBody])[] = [
  ['hangup', true, aCallback()],
  ['hangup, tag', true, aCallback({ tag: TAG })],
  ['hangup, tag, queued', true, aCallback({ tag: TAG, enqueuedTime: '2026-03-14T09:24:58.100Z' })],
  ['hangup, tag, July 2026', true, aCallback({ tag: TAG, ...JULY_2026 })],
  ['busy', true, failed('busy')],
  ['busy, tag', false, failed('busy', { tag: TAG })],
  ['busy, tag, July 2026', false, failed('busy', { tag: TAG, ...JULY_2026 })],
  ['cause never seen, tag', false, failed('carrier-blocked', { tag: TAG })],
  ['application-error, all 17', false, aFullCallback()],
  ['the same, SIP URI, July 2026', false, aFullCallback({ to: LONG_SIP_URI, ...JULY_2026 })],
  ['all of July 2026, long texts', false, aFullCallback({ ...JULY_2026, ...LONG_TEXTS })],
  ['the same, tag of 256', false, aFullCallback({ to: LONG_SIP_URI, ...JULY_2026, tag: 't'.repeat(256) })],
  ['the same, tag of 4096', false, aFullCallback({ to: LONG_SIP_URI, ...JULY_2026, tag: 't'.repeat(4096) })],
]

export type Case = { readonly name: string; readonly typical: boolean; readonly record: Disconnect }

/** Callbacks from the smallest to the longest realistic one, decoded by the real codecs. */
export const CASES: readonly Case[] = BODIES.map(([name, typical, body], i) => ({
  name,
  typical,
  record: recordOf({
    ...body,
    callId: callId(i),
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/9900000/calls/${callId(i)}`,
  }),
}))
