import { masked, printingObserver } from '../../local/print'
import { aDelivery, aRecord } from '../support/callbacks/builders'

test.each([
  ['+15555550100', '+1…00'],
  ['+155', '…'],
  ['911', '…'],
  ['sip:alice@example.com', '…'],
  ['Restricted', 'Restricted'],
  ['Alice', '…'],
  [undefined, '?'],
])('%s is shown as %s', (party, shown) => {
  expect(masked(party)).toBe(shown)
})

test('a callback is printed as one line, whatever it contains', () => {
  const lines: string[] = []
  const observer = printingObserver(line => lines.push(line))
  const record = aRecord({
    callId: 'c-1\n12:00:00 204 stored \u001b[31m\u2028x',
    cause: 'a\nb',
    eventType: 'c\nd',
  })
  observer.received({ _tag: 'stored', record }, aDelivery(), false)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[^\p{C}\u2028]+$/u)
})

test('an answer that a Lambda could not return is printed with its route and its size, and without its path', () => {
  const lines: string[] = []
  const observer = printingObserver(
    line => lines.push(line),
    () => new Date(2026, 2, 14, 9, 26, 54),
  )
  observer.answerTooLarge({ routeKey: 'GET /disconnects/{callId}', bytes: 6_600_000 })
  expect(lines).toStrictEqual([
    '09:26:54 502 failed      GET /disconnects/{callId}: its answer has 6600000 bytes; a Lambda returns at most 6291556',
  ])
})
