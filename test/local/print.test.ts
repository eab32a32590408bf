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
