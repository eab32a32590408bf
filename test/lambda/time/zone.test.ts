import { zoneNamed } from '../../../lambda/time/zone'

const at = Date.parse('2026-07-01T12:00:00Z')

test.each([
  ['Europe/Berlin', 'Europe/Berlin', 120],
  ['utc', 'UTC', 0],
  ['+05:30', 'UTC+05:30', 330],
  ['-0800', 'UTC-0800', -480],
  ['UTC+05:30', 'UTC+05:30', 330],
])('%s is a zone, whatever the version of Node', (text, name, minutes) => {
  const zone = zoneNamed(text)
  expect([zone?.name(), zone?.offsetMs(at)]).toStrictEqual([name, minutes * 60_000])
})

test.each(['Nowhere', 'EDT+1', '+25:00', ''])('%j is no zone', text => {
  expect(zoneNamed(text)).toBeUndefined()
})
