import { judgeUnreadable } from '../../../cli/check/aws/aws-answer'
import type { Finding } from '../../../cli/check/finding'
import { judgeDelivered, judgeDuplicate, judgeEach, judgeRefused } from '../../../cli/check/judge/delivery'
import { judgeUnsigned } from '../../../cli/check/judge/challenge'
import type { LookUp } from '../../../cli/check/look-up'
import type { Traced } from '../../../cli/check/send-call'
import type { CheckAnswer } from '../../../cli/check/send'

const line = (finding: Finding): string => `${finding.result}: ${finding.means}`
const toDo = (finding: Finding): string => (finding.result === 'ok' ? '' : finding.do)

const answered = (status: number): CheckAnswer => ({
  _tag: 'answered',
  status,
  challenge: 'none',
  body: '',
  ms: 0,
})
const found = (altered: readonly string[] = [], records = 1): LookUp => ({ _tag: 'found', records, altered })

describe('a callback', () => {
  const callId = 'c-1'
  const judge = (status: number, lookUp?: LookUp, advice?: string) =>
    judgeDelivered(
      { callId, answer: answered(status), ...(lookUp === undefined ? {} : { found: lookUp }) },
      advice,
    )

  test('is reported with the status that came', () => {
    expect(line(judge(200, found()))).toBe('ok: answered 200, stored and read back unchanged')
  })

  test('is ok only if it is answered 204 and stored once, unchanged', () => {
    expect(line(judge(204, found()))).toBe('ok: answered 204, stored and read back unchanged')
    expect(line(judge(204, found(['tag', 'talkMs'])))).toBe(
      'failure: stored, but these properties are not as they were sent: tag and talkMs',
    )
    expect(line(judge(204, found([], 2)))).toBe('failure: stored 2 times: c-1')
    expect(line(judge(204, { _tag: 'damaged' }))).toMatch(/^failure: stored, but this version cannot read/)
  })

  test.each([
    [undefined, 'maybe', ': it waits in the overflow queue, or the URL leads elsewhere'],
    [3, 'yes', ': it probably waits in the overflow queue, which holds 3 callbacks'],
    [0, 'maybe', ', and the overflow queue looks empty: the URL probably leads elsewhere'],
  ] as const)(
    'that is answered 204 and not on record, with %p in the overflow queue, is never called lost',
    (queued, waits, means) => {
      const missing = { _tag: 'missing', afterMs: 20_400 } as const
      const finding = judge(204, queued === undefined ? missing : { ...missing, queued })
      expect(line(finding)).toBe(`failure: answered 204, but not on record after 20 seconds${means}`)
      expect(toDo(finding)).toContain('docs/operations.md, "Overflow"')
      expect(finding).toMatchObject({ waits })
    },
  )

  test('whose record may not be read is a warning that names the action', () => {
    const unread = judge(204, { _tag: 'unreadable', action: 'dynamodb:Query', reason: 'denied' })
    expect([line(unread), toDo(unread)]).toStrictEqual([
      'warning: not checked: access denied',
      'allow dynamodb:Query',
    ])
  })

  test.each([
    [401, /^these are the credentials in the secret/],
    [403, /allowedAccountIds/],
    [404, /without the key/],
    [413, /256 KB/],
    [429, /throttle/],
    [503, /"ServerErrors"/],
    [302, /the proxy in front/],
  ])('that is answered %d is a failure with what to do', (status, expected) => {
    expect(line(judge(status))).toBe(`failure: answered ${status}`)
    expect(toDo(judge(status))).toMatch(expected)
  })

  test.each([400, 401, 403, 404])(
    'that is answered %d gives the more specific advice if there is one',
    status => {
      expect(toDo(judge(status, undefined, 'advice'))).toBe('advice')
    },
  )

  test('that is not answered is a failure', () => {
    const broken = judgeDelivered({ callId, answer: { _tag: 'broken', code: 'ENOTFOUND' } })
    expect(line(broken)).toBe('failure: no answer: the connection failed (ENOTFOUND)')
    expect(line(judgeDelivered({ callId, answer: { _tag: 'timed out' } }))).toMatch(
      /^failure: no answer within 15 s/,
    )
  })

  test('that is delivered twice leaves one record', () => {
    const twice = { callId, answer: answered(204) }
    expect(line(judgeDuplicate(answered(200))({ ...twice, found: found() }))).toBe(
      'ok: answered 200 and 204, and one record is there',
    )
    expect(judgeDuplicate(answered(204))({ ...twice, found: found([], 2) }).result).toBe('failure')
    expect(line(judgeDuplicate(answered(204))({ ...twice, found: found() }))).toBe(
      'ok: answered 204 twice, and one record is there',
    )
    expect(line(judgeDuplicate(answered(503))({ ...twice, found: found() }))).toBe(
      'failure: the first time answered 503',
    )
  })
})

test('requests without the right credentials are answered 401; one that is accepted is a failure', () => {
  const refused = (traced: Traced) => judgeRefused('a wrong key', traced)
  expect(line(refused({ answer: answered(400), quarantineId: 'q' }))).toMatch(/anybody can send callbacks$/)
  expect(line(refused({ answer: answered(401) }))).toBe('ok: a wrong key is answered 401')
  expect(line(refused({ answer: answered(204) }))).toMatch(
    /^failure: a wrong key is accepted \(answered 204\)/,
  )
  expect(line(refused({ answer: answered(503) }))).toMatch(/^failure: a wrong key should be answered 401/)
})

test('a question without a signature is answered 403; an answer to it is a failure', () => {
  expect(judgeUnsigned(answered(403)).result).toBe('ok')
  expect(line(judgeUnsigned(answered(200)))).toMatch(/^failure: .*anybody can read records$/)
  expect(judgeUnsigned(answered(404)).result).toBe('warning')
  expect(judgeUnsigned({ _tag: 'broken', code: 'ENOTFOUND' }).result).toBe('warning')
})

test('the worst of several findings counts, and says what it is about', () => {
  const fine = { result: 'ok', means: 'fine' } as const
  const bad = { result: 'failure', means: 'bad', do: 'fix it' } as const
  const dubious = { result: 'warning', means: 'dubious', do: 'look' } as const
  expect(
    judgeEach([
      ['a', fine],
      ['b', fine],
    ]),
  ).toStrictEqual(fine)
  expect(
    judgeEach([
      ['a', dubious],
      ['b', bad],
    ]),
  ).toStrictEqual({ ...bad, means: 'b: bad' })
  expect(
    judgeEach([
      ['a', fine],
      ['b', dubious],
    ]),
  ).toStrictEqual({ ...dubious, means: 'b: dubious' })
})

test('a request to AWS that fails is a warning with the action, whatever the reason', () => {
  expect(toDo(judgeUnreadable({ action: 'sns:X', reason: 'denied' }))).toBe('allow sns:X')
  expect(line(judgeUnreadable({ action: 'sns:X', reason: { error: 'TimeoutError' } }))).toBe(
    'warning: not checked: sns:X failed (TimeoutError)',
  )
})
