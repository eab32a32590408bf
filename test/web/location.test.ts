import { inZoneOf, addressOf, withParameters } from '../../web/location'

test('an address has the parameters with a value, encoded', () => {
  expect(
    addressOf('/calls', [
      ['tag', 'a&b=<c>'],
      ['since', undefined],
      ['number', '+15555550100'],
      ['to', ''],
    ]),
  ).toBe('/calls?tag=a%26b%3D%3Cc%3E&number=%2B15555550100')
  expect(addressOf('/report')).toBe('/report')
})

test('a changed address keeps what was not changed', () => {
  const place = { path: '/calls', query: new URLSearchParams('since=24h&cause=busy&cause=error') }
  expect(withParameters(place, { since: '7d' })).toBe('/calls?since=7d&cause=busy&cause=error')
  expect(withParameters(place, { cause: undefined })).toBe('/calls?since=24h')
  expect(place.query.get('since')).toBe('24h')
})

test('a link keeps the zone that somebody chose, and a link with a zone keeps its own', () => {
  const chosen = new URLSearchParams('since=2h&tz=Asia/Tokyo')
  expect(inZoneOf(chosen, '/report')).toBe('/report?tz=Asia%2FTokyo')
  expect(inZoneOf(chosen, '/calls?cause=a%2Cb')).toBe('/calls?cause=a%2Cb&tz=Asia%2FTokyo')
  expect(inZoneOf(chosen, '/calls?tz=UTC')).toBe('/calls?tz=UTC')
  expect(inZoneOf(new URLSearchParams('since=2h'), '/report')).toBe('/report')
})
