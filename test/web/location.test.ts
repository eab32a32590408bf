import { addressOf, withParameters } from '../../web/location'

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
