import type { Finding } from '../../../cli/check/finding'
import { judgeCleanUp } from '../../../cli/check/judge/clean-up'
import { judgeMalformed, type Quarantined } from '../../../cli/check/judge/malformed'
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

describe('a request that cannot be decoded', () => {
  const judge = (quarantined: Quarantined) => judgeMalformed(answered(400), { quarantined })

  test('is answered 400, and is in quarantine as it came', () => {
    const found = (isWhole: boolean, violations: number) => judge({ _tag: 'found', isWhole, violations })
    expect(line(found(true, 1))).toBe('ok: answered 400, and in quarantine byte for byte, with 1 violation')
    expect(line(found(false, 1))).toBe('failure: in quarantine, but not as it was sent')
    expect(line(found(true, 0))).toBe('failure: in quarantine without a reason')
    expect(line(judge({ _tag: 'not there' }))).toMatch(/^failure: .*it is lost$/)
    const unread = { action: 'dynamodb:Query on the quarantine table', reason: 'denied' } as const
    expect(toDo(judge({ _tag: 'unreadable', ...unread }))).toBe(
      'allow dynamodb:Query on the quarantine table',
    )
  })

  test('and is answered 204 waits in the overflow queue, or went to another deployment', () => {
    const acknowledged = judgeMalformed(answered(204), {})
    expect(line(acknowledged)).toBe(
      'failure: a request that cannot be decoded is answered 204, not 400: it waits in the overflow queue, or the URL leads elsewhere',
    )
    expect(toDo(acknowledged)).not.toContain('deploy this version')
  })
})

test('calls and requests that are not deleted, or may be stored later, are named', () => {
  expect(
    line(judgeCleanUp({ calls: [{ id: 'c-1', records: 1 }], quarantined: [{ id: 'q-1', records: 2 }] })),
  ).toBe('ok: 1 record and 1 request in quarantine deleted')
  const refused = { action: 'dynamodb:DeleteItem', reason: 'denied' } as const
  const left = judgeCleanUp({ calls: [{ id: 'c-1', records: 0, refused }], quarantined: [] })
  expect(line(left)).toMatch(/^warning: 0 records .*; access denied, so these may remain: c-1$/)
  expect(toDo(left)).toMatch(/^allow dynamodb:DeleteItem/)
  const later = judgeCleanUp({ calls: [{ id: 'c-2', records: 0, mayAppear: true }], quarantined: [] })
  expect(line(later)).toMatch(/^warning: 0 records .*; not on record, but may still be stored later: c-2$/)
  expect(toDo(later)).toMatch(/^run disconnects check again after/)
})
