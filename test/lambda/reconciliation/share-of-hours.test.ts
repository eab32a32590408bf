import { shareOfHours } from '../../../lambda/reconciliation/share-of-hours'

const calls = (applicationId: string, direction: string, counted: number, arrived: number) => ({
  applicationId,
  direction,
  listed: counted + 5,
  counted,
  arrived,
})

const HOURS = [
  { accountId: '1', by: [calls('a', 'inbound', 10, 9), calls('b', 'inbound', 10, 10)] },
  { accountId: '1', by: [calls('a', 'outbound', 20, 10)] },
  { accountId: '2', by: [calls('a', 'inbound', 10, 1), { listed: 3, counted: 2, arrived: 2 }] },
]

test.each([
  ['all calls that count', {}, 32 / 52],
  ['one account', { accountId: '1' }, 29 / 40],
  ['one application', { applicationId: 'a' }, 20 / 40],
  ['one direction', { direction: 'inbound' }, 20 / 30],
  [
    'one application and direction of an account',
    { accountId: '1', applicationId: 'a', direction: 'inbound' },
    0.9,
  ],
])('the completeness of some hours is the share that arrived of %s', (_, of, share) => {
  expect(shareOfHours(HOURS, of)).toBeCloseTo(share, 12)
})

test('where no call counts, there is no share', () => {
  expect(shareOfHours([])).toBeUndefined()
  expect(shareOfHours(HOURS, { applicationId: 'c' })).toBeUndefined()
  expect(shareOfHours([{ accountId: '1', by: [calls('a', 'inbound', 0, 0)] }])).toBeUndefined()
})
