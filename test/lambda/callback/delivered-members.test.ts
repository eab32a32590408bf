import * as E from 'fp-ts/Either'
import { decodeGet, decodePost, decoded, decodedQuery } from '../../support/callbacks/builders'

describe('the query string of a GET', () => {
  test.each(['tel:+15555550101', '+15555550101', '%2B15555550101'])('keeps the + of a number: %s', to => {
    expect(decodedQuery(`callId=c-1&to=${to}`).properties.to).toBe('+15555550101')
  })

  test('keeps the spaces of free text', () => {
    expect(decodedQuery('callId=c-1&tag=a+1234567').properties.tag).toBe('a 1234567')
  })

  test('can contain |, ;, % and = unencoded', () => {
    expect(decodedQuery('callId=c-1&tag=a|b;c=100%&errorMessage=%zz').properties).toStrictEqual({
      callId: 'c-1',
      tag: 'a|b;c=100%',
      errorMessage: '%zz',
    })
  })

  test('is refused if it is not UTF-8, since two calls could become one', () => {
    for (const query of ['callId=c-%E9', 'callId=c-1&tag=caf%E9'])
      expect(decodeGet(query)).toStrictEqual(E.left([{ path: '', expected: 'a query string in UTF-8' }]))
  })
})

describe('the query string of the callback URL of a POST', () => {
  test('is kept, and never read as properties of the callback', () => {
    expect(decoded({ call_id: 'c-1', tag: null }, 'callId=c-2&tag=north')).toStrictEqual({
      properties: { callId: 'c-1' },
      asSent: { tag: 'null' },
      extra: '{"callId":"c-2","tag":"north"}',
    })
  })

  test.each(['privacy=eu', 'tag=a&tag=b', 'x=%E9', 'startTime=soon'])(
    'never makes the callback fail: %s',
    query => {
      expect(E.isRight(decodePost({ callId: 'c-1' }, query))).toBe(true)
    },
  )
})
