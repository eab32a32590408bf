import * as TE from 'fp-ts/TaskEither'
import type { Application } from '../../../cli/configure/application'
import type { Applications, Changed } from '../../../cli/configure/applications'
import { makeChange } from '../../../cli/configure/change'
import type { Plan } from '../../../cli/configure/plan'
import { CommandFailed } from '../../../cli/errors'
import type { BandwidthFailure } from '../../../lambda/reconciliation/call-list'

const BEFORE: Application = { id: 'a', name: 'A', serviceType: 'Voice-V2', elements: {} }
const URL_AFTER = 'https://calls.example.com/callbacks/disconnect/HiddenKey'
const PLAN: Plan = {
  changes: [{ element: 'CallStatusCallbackUrl', before: undefined, after: URL_AFTER }],
}
const LOST: BandwidthFailure = {
  _tag: 'BandwidthUnavailable',
  what: 'a change of the application',
  happened: 'could not be reached',
}
const REFUSED: BandwidthFailure = {
  _tag: 'BandwidthRefused',
  what: 'a change of the application',
  happened: 'answered 403',
}

type Behaviour = {
  readonly takesEffect: boolean
  readonly patchFails?: BandwidthFailure
  readonly getFails?: boolean
  readonly meanwhile?: string
}

const bandwidth = ({ takesEffect, patchFails, getFails = false, meanwhile }: Behaviour): Applications => {
  let now = BEFORE
  return {
    list: () => TE.right([now]),
    get: () => (getFails ? TE.left({ ...LOST, what: 'the application' }) : TE.right(now)),
    patch: (_, { CallStatusCallbackUrl: statusUrl }: Changed) => {
      const url = meanwhile ?? statusUrl
      if (takesEffect && url !== undefined) now = { ...now, statusUrl: url }
      return patchFails === undefined ? TE.right(undefined) : TE.left(patchFails)
    },
  }
}

const made = (behaviour: Behaviour) => makeChange(bandwidth(behaviour), BEFORE, PLAN, 'saved.json')

test('a change that Bandwidth confirms is read back', async () => {
  expect(await made({ takesEffect: true })).toBe('confirmed')
})

test('a change whose answer is lost is found when it is read back', async () => {
  expect(await made({ takesEffect: true, patchFails: LOST })).toBe('found')
})

test.each<[string, Behaviour, RegExp]>([
  [
    'was not made',
    { takesEffect: false, patchFails: LOST },
    /could not be reached.*The application is as before$/,
  ],
  [
    'is refused',
    { takesEffect: false, patchFails: REFUSED },
    /answered 403.*roles.*The application is as before$/,
  ],
  [
    'has no effect',
    { takesEffect: false },
    /^Bandwidth accepted the change, and the application is as before: try again/,
  ],
  [
    'cannot be read back',
    { takesEffect: true, patchFails: LOST, getFails: true },
    /it is not known whether it was made: .* Run the same command again: it says which\. The former state is in saved\.json$/,
  ],
  [
    'meets another one',
    { takesEffect: true, meanwhile: 'https://else.example.com' },
    /^The application is neither as before nor as wanted: .*disconnects configure --restore saved\.json$/,
  ],
])('where a change %s, the message says what the application is now', async (_, behaviour, message) => {
  const failed: unknown = await made(behaviour).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(CommandFailed)
  expect((failed as Error).message).toMatch(message)
  expect((failed as Error).message).not.toContain('HiddenKey')
})
