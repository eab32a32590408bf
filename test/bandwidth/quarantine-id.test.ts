import * as fc from 'fast-check'
import { quarantineId } from '../../lambda/bandwidth/quarantine-id'
import { arbitraryTimestamp } from '../support/arbitraries'
import { RECEIVED_AT } from '../support/builders'

const idOf = quarantineId(() => '9f8e7d6c5b4a3f2e')

test('an identifier tells the time of arrival', () => {
  expect(idOf({ receivedAt: RECEIVED_AT })).toBe('20260314T092654001Z-9f8e7d6c5b4a3f2e')
})

test('identifiers sort by arrival', () => {
  fc.assert(
    fc.property(arbitraryTimestamp(), arbitraryTimestamp(), (a, b) => {
      expect(idOf({ receivedAt: a }) < idOf({ receivedAt: b })).toBe(a < b)
    }),
  )
})
