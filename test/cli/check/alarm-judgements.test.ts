import type { Alarm } from '../../../cli/check/aws/stack-reader'
import type { Finding } from '../../../cli/check/finding'
import { judgeAddresses, judgeAlarms } from '../../../cli/check/judge/alarms'

/** `result: meaning`. */
const line = (finding: Finding): string => `${finding.result}: ${finding.means}`

describe('alarms', () => {
  const alarm = (name: string, isOn: boolean, more: Partial<Alarm> = {}): Alarm => ({
    name: `S/Disconnects/${name}`,
    isOn,
    description: `It is so. What to do: docs/operations.md, "${name} section".`,
    actionsEnabled: true,
    actions: ['arn:aws:sns:us-east-1:1:Topic'],
    ...more,
  })

  test('in ALARM are named, each with its section of the runbook', () => {
    const judge = (...alarms: readonly Alarm[]) => line(judgeAlarms({ alarms, deleted: [] }))
    expect(judge(alarm('A', false), alarm('B', false))).toBe('ok: none of 2 alarms is in ALARM')
    expect(judge(alarm('A', true), alarm('B', false), alarm('C', true))).toBe(
      'warning: 2 of 3 alarms in ALARM: A (runbook "A section") and C (runbook "C section")',
    )
    expect(judge()).toMatch(/^warning: the stack has no alarms/)
  })

  test('on failed calls come with the command that shows these calls', () => {
    const failed = alarm('FailedCallsPlatform', true)
    expect(judgeAlarms({ alarms: [failed, alarm('A', false)], deleted: [] })).toMatchObject({
      means: '1 of 2 alarms in ALARM: FailedCallsPlatform (runbook "FailedCallsPlatform section")',
      do: 'see these sections of docs/operations.md; see which calls failed: disconnects report --failed --by cause,application --since 2h',
    })
    const other = judgeAlarms({ alarms: [{ ...failed, isOn: false }, alarm('A', true)], deleted: [] })
    expect(other).toMatchObject({ do: 'see these sections of docs/operations.md' })
  })

  test('that were deleted are named', () => {
    const deleted = ['S/Disconnects/B', 'S/Disconnects/C']
    expect(line(judgeAlarms({ alarms: [alarm('A', false)], deleted }))).toBe(
      'warning: 2 alarms of the stack deleted: B and C',
    )
    expect(line(judgeAlarms({ alarms: [alarm('A', true)], deleted }))).toBe(
      'warning: 1 of 1 alarm in ALARM: A (runbook "A section"); 2 alarms of the stack deleted: B and C',
    )
  })

  test.each([
    ['nobody', [], 'warning: alarms notify nobody: there is no address'],
    ['an address that is confirmed', [{ confirmed: 1, pending: 0 }], 'ok: 1 address confirmed'],
    [
      'several',
      [
        { confirmed: 1, pending: 0 },
        { confirmed: 1, pending: 0 },
      ],
      'ok: 2 addresses confirmed',
    ],
    [
      'one that is not',
      [{ confirmed: 0, pending: 1 }],
      'warning: 1 address not confirmed yet (confirmed: 0): AWS sends no alarms there',
    ],
  ] as const)('are mailed to %s', (_, subscriptions, expected) => {
    expect(line(judgeAddresses([alarm('A', false)], subscriptions))).toBe(expected)
  })

  test('actions other than a topic are not a warning, but disabled actions are', () => {
    const elsewhere = alarm('A', false, { actions: ['arn:aws:lambda:us-east-1:1:function:f'] })
    expect(line(judgeAddresses([elsewhere], []))).toMatch(/^ok: no topic, but 1 other action /)
    const off = alarm('B', false, { actionsEnabled: false })
    expect(line(judgeAddresses([off], [{ confirmed: 1, pending: 0 }]))).toMatch(
      /^warning: 1 alarm with actions disabled, which notify nobody: B$/,
    )
  })
})
