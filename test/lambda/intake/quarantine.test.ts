import * as fc from 'fast-check'
import { quarantineIdOf } from '../../../lambda/intake/quarantine'
import { arbitraryTimestamp } from '../../support/callbacks/arbitraries'
import { RECEIVED_AT } from '../../support/callbacks/builders'

const idOf = ({ receivedAt }: { receivedAt: typeof RECEIVED_AT }) =>
  quarantineIdOf({ receivedAt, requestId: 'request-1' })

test('an identifier begins with the time of arrival', () => {
  expect(idOf({ receivedAt: RECEIVED_AT })).toBe('20260314T092654001Z-19f1064b619d49d3')
})

test('identifiers sort by arrival', () => {
  fc.assert(
    fc.property(arbitraryTimestamp(), arbitraryTimestamp(), (a, b) => {
      expect(idOf({ receivedAt: a }) < idOf({ receivedAt: b })).toBe(a < b)
    }),
  )
})

test('the same request has the same identifier, and different requests have different ones', () => {
  const ids = ['request-1', 'request-1', 'request-2'].map(requestId =>
    quarantineIdOf({ receivedAt: RECEIVED_AT, requestId }),
  )
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toStrictEqual([true, false])
})
