import { csvOf } from '../../../web/calls/csv'
import { recordsIn } from '../../../web/calls/records-in'

const answer = (...records: readonly string[]): string => `{"items":[${records.join(',')}],"cursor":"x"}`

test('what was sent keeps every digit', () => {
  const { items, cursor } = recordsIn(
    answer('{"callId":"c-1"}', '{"callId":"c-2","extra":{"n":12345678901234567890,"t":"}]"}}'),
  )
  expect(cursor).toBe('x')
  expect(items.map(({ extra }) => extra)).toStrictEqual([undefined, '{"n":12345678901234567890,"t":"}]"}'])
})

test('a spreadsheet reads no formula, and phone numbers stay as they are', () => {
  const { items } = recordsIn(
    answer(`{"callId":"c-1","from":"+15555550100","tag":"=1+1","errorMessage":"a \\"b\\",\\nc","talkMs":5}`),
  )
  const [heads = '', row = ''] = csvOf(items).split('\r\n')
  const cell = (name: string): string | undefined =>
    row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[heads.split(',').indexOf(name)]
  expect(cell('from')).toBe('+15555550100')
  expect(cell('tag')).toBe("'=1+1")
  expect(cell('errorMessage')).toBe('"a ""b"",\nc"')
  expect(cell('talkMs')).toBe('5')
})
