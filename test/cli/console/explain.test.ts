import { explain } from '../../../cli/console/explain'

const explained = explain({ what: 'tables of stack S', region: 'eu-west-1' })

const failure = (name: string, message = '') =>
  explained({ _tag: 'StoreUnavailable', cause: Object.assign(new Error(message), { name }) })

const denied = (who: string): string =>
  `User: arn:aws:sts::123456789012:${who} is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/T because no identity-based policy allows the dynamodb:UpdateItem action`

test.each([
  ['assumed-role/support-read/me@example.com', 'Role support-read has no dynamodb:UpdateItem'],
  ['user/ops', 'User ops has no dynamodb:UpdateItem'],
  ['root', 'They have no dynamodb:UpdateItem'],
])('what %s may not do is named, with whose permission it is', (who, sentence) => {
  expect(failure('AccessDeniedException', denied(who))).toStrictEqual({
    error: `These credentials may not write to the tables of stack S. ${sentence}: docs/console.md has the policy to ask for`,
    kind: 'not-allowed',
    action: 'dynamodb:UpdateItem',
  })
})

test('what may not be read is not said to be written', () => {
  const message = denied('root').replaceAll('dynamodb:UpdateItem', 'dynamodb:Query')
  expect(failure('AccessDeniedException', message)).toMatchObject({
    error: expect.stringContaining('may not read the tables') as string,
    action: 'dynamodb:Query',
  })
})

test('credentials that have expired are to be renewed', () => {
  for (const name of ['ExpiredTokenException', 'TokenProviderError'])
    expect(failure(name)).toMatchObject({
      kind: 'unavailable',
      error: expect.stringContaining('aws sso login') as string,
    })
})

test('no message repeats what was asked', () => {
  for (const name of ['ValidationException', 'AccessDeniedException', 'InternalServerError'])
    expect(failure(name, 'byFrom = ended#0#+15555550123').error).not.toContain('5555550123')
})
