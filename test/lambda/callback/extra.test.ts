import { recordOf, decoded, decodedQuery } from '../../support/callbacks/builders'

const extraOf = (members: string): string | undefined => decoded(`{"callId":"c-1",${members}}`).extra

test.each([
  ['numbers that a double cannot hold', '"n":123456789012345678901234567890.10'],
  ['numbers beyond the range of a double', '"n":-1e999999'],
  ['a number with trailing zeros', '"n":1.000'],
  ['negative zero', '"n":-0'],
  ['null, empty text and empty containers', '"a":null,"b":"","c":{},"d":[]'],
  ['a lone surrogate', '"\\ud83d":"\\udcde"'],
  ['the empty key', '"":""'],
  ['the key __proto__', '"__proto__":{"polluted":true}'],
  ['a key that all objects have', '"constructor":{"prototype":1},"toString":1'],
  [
    'names that records have',
    '"answered":"yes","asSent":{"tag":"x"},"conflict":true,"extra":{},"source":"x","talkMs":-1',
  ],
  ['names of attributes of the table', '"byFrom":"x","event":"x","expiresAt":1,"timeline":"x"'],
  ['names in other capitals', '"CALLID":"c-2","Tag":"x"'],
])('%s are kept as sent', (_, members) => {
  expect(extraOf(members)).toBe(`{${members}}`)
})

test('a value of any depth is kept as it was sent', () => {
  const deep = '{"a":['.repeat(50_000) + ']}'.repeat(50_000)
  expect(extraOf(`"deep":${deep}`)).toBe(`{"deep":${deep}}`)
})

test('a known property of any depth is refused without a crash', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(() => decoded(`{"callId":"c-1","tag":${deep}}`)).toThrow('"path":"tag","expected":"text"')
})

test('keys are sorted, so that the order in which they were sent makes no difference', () => {
  expect(extraOf('"b":1,"a":[2],"B":3')).toBe('{"B":3,"a":[2],"b":1}')
})

test('unknown members with the names of record properties change nothing in the record', () => {
  const { extra, ...record } = recordOf(
    '{"callId":"c-1","answered":true,"receivedAt":"1999","causeClass":"x","__proto__":{"tag":"x"}}',
  )
  expect(extra).toContain('"answered":true')
  expect(record).toStrictEqual(recordOf({ callId: 'c-1' }))
  expect(({} as Record<string, unknown>)['tag']).toBeUndefined()
})

test('a key with several values keeps all of them', () => {
  expect(extraOf('"n":1,"n":2,"n":1,"m":[3],"m":[3]')).toBe('{"m":[3],"n":[1,2]}')
  expect(decoded({ callId: 'c-1', campaign: 8 }, 'campaign=7').extra).toBe('{"campaign":["7",8]}')
})

test('without unknown members there is no extra', () => {
  expect(decoded({ callId: 'c-1' })).not.toHaveProperty('extra')
})

test('unknown members of a query are kept as text', () => {
  expect(decodedQuery('callId=c-1&n=007&empty=&flag&n=8')).toStrictEqual({
    properties: { callId: 'c-1' },
    extra: '{"empty":"","flag":"","n":["007","8"]}',
  })
})

test('the query string of the callback URL is kept with the body', () => {
  expect(decoded({ callId: 'c-1', campaign: 1 }, 'team=north')).toStrictEqual({
    properties: { callId: 'c-1' },
    extra: '{"campaign":1,"team":"north"}',
  })
})

test('the query string of the callback URL never overrides the body', () => {
  const { properties, extra } = decoded(
    { callId: 'c-1', tag: 'a', campaign: 1 },
    'callId=c-2&tag=b&campaign=7',
  )
  expect(properties).toStrictEqual({ callId: 'c-1', tag: 'a' })
  expect(extra).toContain('"campaign":["7",1]')
})

test('a + that a query string turned into a space is a +', () => {
  expect(
    decodedQuery('callId=c-1&from=+15555550100&to=%2B15555550101&endTime=2026-03-14T10:26:53+01:00')
      .properties,
  ).toStrictEqual({
    callId: 'c-1',
    from: '+15555550100',
    to: '+15555550101',
    endTime: '2026-03-14T09:26:53.000Z',
  })
})
