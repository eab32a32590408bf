import { changedBy, outcomeOf, planToConfigure, planToRestore } from '../../../cli/configure/plan'
import type { Application } from '../../../cli/configure/application'
import type { ThisStack } from '../../../cli/configure/destination'

const STACK: ThisStack = {
  name: 'Disconnects',
  url: new URL('https://calls.example.com/callbacks/disconnect'),
  hosts: ['calls.example.com'],
  current: { username: 'bandwidth', password: 'CurrentHiddenKey42' },
  previous: [],
}
const WANTED = 'https://calls.example.com/callbacks/disconnect/CurrentHiddenKey42'
const OWN = 'https://acme.example.com/status'

const application = (rest: Partial<Application> = {}): Application => ({
  id: 'a',
  name: 'A',
  serviceType: 'Voice-V2',
  elements: {},
  ...rest,
})

test('only what differs is changed', () => {
  const plans = [
    application(),
    application({ statusUrl: WANTED, statusMethod: 'post' }),
    application({ statusUrl: WANTED, statusMethod: 'GET' }),
    application({ statusUrl: OWN, statusMethod: 'POST' }),
  ].map(each => planToConfigure(each, STACK))
  expect(plans.map(changedBy)).toStrictEqual([
    { CallStatusCallbackUrl: WANTED },
    {},
    { CallStatusMethod: 'POST' },
    { CallStatusCallbackUrl: WANTED },
  ])
  expect(plans.map(({ replaces }) => replaces?._tag)).toStrictEqual([
    undefined,
    undefined,
    undefined,
    'another server',
  ])
})

test('a restored application has what it had, or nothing where it had nothing', () => {
  const now = application({ statusUrl: WANTED, statusMethod: 'POST' })
  expect(changedBy(planToRestore(now, {}))).toStrictEqual({ CallStatusCallbackUrl: undefined })
  expect(changedBy(planToRestore(now, { statusUrl: OWN, statusMethod: 'GET' }, STACK))).toStrictEqual({
    CallStatusCallbackUrl: OWN,
    CallStatusMethod: 'GET',
  })
  expect(planToRestore(now, {}).replaces).toBeUndefined()
  expect(planToRestore(application({ statusUrl: OWN }), {}).replaces?._tag).toBe('another server')
  expect(planToRestore(application({ statusUrl: OWN }), { statusUrl: OWN }).changes).toStrictEqual([])
})

test('after a change, an application is as wanted, as before, or something else', () => {
  const plan = planToConfigure(application({ statusMethod: 'GET' }), STACK)
  const outcomes = [
    application({ statusUrl: WANTED, statusMethod: 'POST' }),
    application({ statusUrl: WANTED }),
    application({ statusMethod: 'GET' }),
    application({ statusUrl: WANTED, statusMethod: 'GET' }),
    application({ statusUrl: OWN, statusMethod: 'POST' }),
  ].map(each => outcomeOf(plan, each))
  expect(outcomes).toStrictEqual(['as wanted', 'as wanted', 'as before', 'other', 'other'])
})
