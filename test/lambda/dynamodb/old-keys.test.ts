import { oldKeysUntil } from '../../../lambda/dynamodb/old-keys'

const arnOf = (label: string): string =>
  `arn:aws:dynamodb:us-east-1:123456789012:table/Disconnects/stream/${label}`

test.each(['2026-11-26T09:19:15.123', '2026-11-26T09:19:15.123Z'])(
  'records may have old keys until a day after the table got its stream: %s',
  label => {
    expect(oldKeysUntil(arnOf(label))).toBe('2026-11-27T09:19:15.123Z')
  },
)

test.each([
  ['no stream', undefined],
  ['an empty name', ''],
  ['a name that is no time', arnOf('latest')],
  ['a name without a stream', 'arn:aws:dynamodb:us-east-1:123456789012:table/Disconnects'],
])('with %s, any record may have them', (_, arn) => {
  expect(oldKeysUntil(arn)).toBeUndefined()
})
