import { htmlReport } from '../../../cli/html/html-report'
import { aCall, inputOfCalls } from '../../support/html/html-input'

test('nothing that callers sent is markup', () => {
  const html = htmlReport(inputOfCalls([aCall()], { tag: '<img src=x onerror=alert(1)>' }))
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)>')
})
