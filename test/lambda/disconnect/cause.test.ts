import { causeClass, RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import { aRecord } from '../../support/callbacks/builders'

test.each([
  ['hangup', 'normal'],
  ['busy', 'callee'],
  ['rejected', 'callee'],
  ['timeout', 'callee'],
  ['cancel', 'caller'],
  ['callback-error', 'application'],
  ['invalid-bxml', 'application'],
  ['application-error', 'application'],
  ['account-limit', 'limit'],
  ['node-capacity-exceeded', 'limit'],
  ['error', 'platform'],
  ['unknown', 'platform'],
  ['out-of-credit', 'unrecognized'],
  ['Busy', 'unrecognized'],
  ['constructor', 'unrecognized'],
  ['__proto__', 'unrecognized'],
])('the cause %s is classed as %s', (cause, expected) => {
  expect(aRecord({ cause })).toMatchObject({ cause, causeClass: expected })
})

test('the 12 documented causes are recognized', () => {
  expect(RECOGNIZED_CAUSES).toHaveLength(12)
  expect(RECOGNIZED_CAUSES.map(causeClass)).not.toContain('unrecognized')
})

test.each([[null], [''], [undefined]])('without a cause (%j) there is no class', cause => {
  expect(aRecord({ cause })).not.toHaveProperty('causeClass')
})
