import { judgeChallenge } from '../../../cli/check/judge/challenge'
import type { Finding } from '../../../cli/check/finding'
import type { CheckAnswer } from '../../../cli/check/send'
import type { Challenge } from '../../../cli/simulator/callback-request'

const line = (finding: Finding): string => `${finding.result}: ${finding.means}`
const toDo = (finding: Finding): string => (finding.result === 'ok' ? '' : finding.do)

const answered = (status: number, challenge: Challenge = 'none'): CheckAnswer => ({
  _tag: 'answered',
  status,
  challenge,
  body: '',
  ms: 0,
})
describe('the challenge', () => {
  const judge = (withoutBody: CheckAnswer, withBody: CheckAnswer) => judgeChallenge({ withoutBody, withBody })
  const asked = answered(401, 'asked')

  test('is ok if both requests are challenged for Basic', () => {
    expect(judge(asked, asked).result).toBe('ok')
  })

  test('if it is renamed, fails with the name of the header, and names the URL that needs no challenge', () => {
    const renamed = judge(asked, answered(401, 'renamed'))
    expect(line(renamed)).toMatch(
      /^failure: WWW-Authenticate arrives as x-amzn-remapped-www-authenticate \(request with a body\): .*never delivers with Basic$/,
    )
    expect(toDo(renamed)).toMatch(/disconnects url.*--no-challenge/)
    expect(line(judge(answered(401, 'renamed'), answered(401, 'renamed')))).toContain(
      '(request without a body and with a body)',
    )
  })

  test('that is missing fails, and so does another answer', () => {
    expect(line(judge(answered(401), asked))).toMatch(
      /^failure: answered 401 without WWW-Authenticate: Basic \(request without a body\)/,
    )
    expect(line(judge(asked, answered(204)))).toBe(
      'failure: a request without credentials should be answered 401: answered 204',
    )
    expect(judge({ _tag: 'timed out' }, asked).result).toBe('failure')
  })
})
