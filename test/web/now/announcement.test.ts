import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { announcementOf } from '../../../web/now/announcement'

const calls = new Map(
  (['hangup', 'error'] as const).map(cause => [
    cause,
    { causeClass: cause === 'error' ? 'platform' : 'normal' } as unknown as Disconnect,
  ]),
)

test('screen readers say how many calls came, and how many of them failed', () => {
  expect(announcementOf({ calls }, new Set())).toBe('2 new calls, 1 failed')
  expect(announcementOf({ calls }, new Set(['error']))).toBe('1 new call')
  expect(announcementOf({ calls }, new Set(['error', 'hangup']))).toBe('')
})
