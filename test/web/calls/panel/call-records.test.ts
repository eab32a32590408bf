import type { Disconnect } from '../../../../lambda/disconnect/disconnect'
import { callRecords, comparedNames } from '../../../../web/calls/panel/call-records'

const record = (properties: object): Disconnect =>
  ({
    callId: 'c-1',
    eventType: 'disconnect',
    answered: true,
    source: 'callback',
    ...properties,
  }) as Disconnect

test('evidence stands beside the record that it contradicts, and other events apart', () => {
  const end = record({ cause: 'hangup' })
  const contradiction = record({ cause: 'busy', conflict: true })
  const digit = record({ eventType: 'dtmf', eventTime: '2026-11-18T18:45:00.000Z' })
  expect(callRecords([end, contradiction, digit])).toStrictEqual({
    main: end,
    evidence: [{ stored: end, conflicts: [contradiction] }],
    others: [digit],
  })
  expect(callRecords([])).toBeUndefined()
  expect(callRecords([digit])?.main).toBe(digit)
})

test('properties that differ are separated from those that agree, and when a record arrived is no difference', () => {
  const compared = comparedNames([
    record({ cause: 'hangup', tag: 'a', receivedAt: '1' }),
    record({ cause: 'busy', tag: 'a', receivedAt: '2', conflict: true }),
  ])
  expect(compared.filter(({ differs }) => differs).map(({ name }) => name)).toStrictEqual(['cause'])
  expect(compared.map(({ name }) => name)).not.toContain('receivedAt')
})

test('of events that recur, evidence stands beside the one of the same time', () => {
  const [first, second] = ['2026-11-18T18:45:00.000Z', '2026-11-18T18:46:00.000Z'].map(eventTime =>
    record({ eventType: 'dtmf', eventTime }),
  ) as [Disconnect, Disconnect]
  const contradiction = { ...second, cause: 'busy', conflict: true } as Disconnect
  expect(callRecords([first, second, contradiction])?.evidence).toStrictEqual([
    { stored: second, conflicts: [contradiction] },
  ])
})

test('what was sent in another form is no difference', () => {
  const records = [record({ asSent: { from: '"1"' } }), record({ conflict: true })]
  expect(comparedNames(records).map(({ name }) => name)).not.toContain('asSent')
})
