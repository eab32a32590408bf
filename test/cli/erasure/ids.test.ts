import { idsIn } from '../../../cli/erasure/ids'

const LONG = 'c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d'

test('the id of a call is found anywhere, and not as a part of a longer one', () => {
  const isIn = idsIn([LONG])
  expect(isIn([`see ${LONG}.`])).toBe(true)
  expect(isIn([`"${LONG}0"`])).toBe(false)
  expect(isIn([`a${LONG}`])).toBe(false)
})

test.each([
  '{"callId":"1"}',
  '{"callId": 1}',
  '{"parentCallId":"1"}',
  '{\\"call_id\\":\\"1\\"}',
  'eventType=disconnect&callId=1',
  '/accounts/9/calls/1',
  '<callId>1</callId>',
])('a short id is found where a text says what it is: %s', text => {
  expect(idsIn(['1'])([text])).toBe(true)
})

test.each(['{"callId":"11"}', '{"x":[1]}', '{"content-length":"1"}', 'callId=2&x=1'])(
  'a short id may be anything elsewhere, and nothing is erased for it: %s',
  text => {
    expect(idsIn(['1'])([text])).toBe(false)
  },
)
