import { addressOfSearch } from '../../web/search'

test.each([
  [
    'c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d',
    '/calls/c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d',
  ],
  ['+15555550100', '/calls?since=7d&number=%2B15555550100'],
  ['(555) 555-0100', '/calls?since=7d&number=%2B15555550100'],
  ['44 20 7946 0958', '/calls?since=7d&number=%2B442079460958'],
  ['sip:alice@example.com', '/calls?since=7d&number=sip%3Aalice%40example.com'],
  ['customer-20417', '/calls?since=7d&tag=customer-20417'],
  ['<b>', '/calls?since=7d&tag=%3Cb%3E'],
])('to look for %s leads to %s', (text, address) => {
  expect(addressOfSearch(text)).toBe(address)
})
