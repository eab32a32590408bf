import { FILTER_NAMES } from '../../../lambda/question/filters'
import { choiceIn, choiceText, filtersIn, lastText, valueIn } from '../../../web/calls/filters'

const query = (text: string) => new URLSearchParams(text)

test('the filters of an address are asked for, and nothing else of it', () => {
  expect(
    filtersIn(query('since=24h&cause=busy&tz=UTC&order=oldest&tag=&direction=inbound&other=1')),
  ).toStrictEqual([
    ['cause', 'busy'],
    ['direction', 'inbound'],
  ])
  const all = FILTER_NAMES.map(name => [name, '1'])
  expect(filtersIn(new URLSearchParams(all))).toStrictEqual(all)
})

test('causes are named as people say it, wanted or not', () => {
  expect(valueIn(query('cause=busy,timeout'), 'cause')).toBe('busy or timeout')
  expect(valueIn(query('cause=!hangup,!cancel'), 'cause')).toBe('not hangup nor cancel')
  expect(valueIn(query('tag=%E2%80%AEx'), 'tag')).toBe('\ufffdx')
})

test.each([
  { isNot: false, values: ['busy', 'a,b', '!x', 'back\\slash'] },
  { isNot: true, values: ['hangup', 'a,b'] },
])('a choice of causes survives the address: %j', choice => {
  expect(choiceIn(new URLSearchParams({ cause: choiceText(choice) ?? '' }), 'cause')).toStrictEqual(choice)
})

test('a time ago is written out', () => {
  expect(['24h', '7d', '1h', '2h30m'].map(lastText)).toStrictEqual([
    'last 24 hours',
    'last 7 days',
    'last hour',
    'last 2h30m',
  ])
})
