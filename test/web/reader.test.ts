import { UTC, zoneNamed } from '../../lambda/time/zone'
import { zoneOf, zoneText } from '../../web/reader'

const NOW = Date.parse('2026-11-18T19:52:00Z')

test.each([
  ['America/New_York', 'New York (UTC−5)'],
  ['Asia/Kolkata', 'Kolkata (UTC+5:30)'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires (UTC−3)'],
  ['UTC', 'UTC'],
  ['+05:30', 'UTC+05:30'],
])('the zone %s is called %s', (name, text) => {
  expect(zoneText(zoneNamed(name) ?? UTC, NOW)).toBe(text)
})

test('the zone is that of the address, or else of the browser', () => {
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(zoneOf(new URLSearchParams('tz=Europe/Berlin')).name()).toBe('Europe/Berlin')
  for (const query of ['', 'tz=Mars/Base']) expect(zoneOf(new URLSearchParams(query)).name()).toBe(browser)
})
