import type { ColumnName } from '../../../cli/printers/columns'
import { recordTable, type TableOptions } from '../../../cli/printers/record-table'
import { timesIn } from '../../../display/time/time-text'
import { widthOf } from '../../../display/text/visible-text'
import { UTC, zoneNamed } from '../../../lambda/time/zone'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { aRecord, CALL_ID } from '../../support/callbacks/builders'

type Wanted = TableOptions & { readonly columns: number; readonly colours?: boolean; readonly tz?: string }

const printed = async (
  records: readonly Disconnect[],
  { columns, colours = false, tz = 'UTC', ...options }: Wanted,
): Promise<string> => {
  async function* stream(): AsyncGenerator<Disconnect> {
    for (const record of records) yield await Promise.resolve(record)
  }
  let text = ''
  const printer = recordTable(
    { columns, colours },
    timesIn(zoneNamed(tz) ?? UTC, () => NOW),
    options,
  )
  for await (const piece of printer(stream())) text += piece
  return text
}

const NOW = Date.parse('2026-11-18T19:52:00Z')

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')

const AWKWARD = [
  aRecord({ tag: '客户-中文标签-日本語テスト', cause: 'node-capacity-exceeded' }),
  aRecord({ from: 'sip:a.very.long.address@sip.subdomain.example.com', tag: 't'.repeat(4096) }),
  aRecord({ tag: '\u001b[31mred\u0007\u202e', direction: null, answerTime: null }),
  aRecord({ tag: '👩‍👩‍👧‍👦'.repeat(30), to: 'Restricted' }),
]

/** The zone, an empty line and the headings. */
const ABOVE = 3

test('has a line for each record, never wider than the terminal', async () => {
  for (let columns = 1; columns <= 250; columns++) {
    const lines = linesOf(await printed(AWKWARD, { columns }))
    expect(lines).toHaveLength(AWKWARD.length + ABOVE)
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns)
  }
})

test('shows who, when and why on 80 columns, also the call id on 120, and everything on 200', async () => {
  const record = aRecord({ tag: 'customer-7' })
  const row = async (columns: number) => linesOf(await printed([record], { columns }))[ABOVE]
  expect(await row(80)).toBe('03-14 09:26:53  +15555550100 ↗ +15555550101  hangup  1m 43s  customer-7')
  expect(await row(120)).toBe(
    `03-14 09:26:53  +15555550100 ↗ +15555550101  hangup  1m 43s  customer-7  ${CALL_ID}`,
  )
  expect(await row(200)).toBe(
    `2026-03-14 09:26:53  +15555550100 ↗ +15555550101  hangup  1m 43s  customer-7  ${CALL_ID}`,
  )
})

test('a cause takes the room that a narrow terminal leaves', async () => {
  const record = aRecord({ cause: 'application-error' })
  const row = async (columns: number) => linesOf(await printed([record], { columns }))[ABOVE]?.trimEnd()
  expect(await row(62)).toBe('03-14 09:26:53  +15555550100 ↗ +15555550101  application-error')
  expect(await row(60)).toBe('03-14 09:26:53  +15555550100 ↗ +15555550101  application-er…')
})

test('a call id is whole or not there at all, on a terminal of any width', async () => {
  const records = [aRecord({ tag: 'a tag' }), ...AWKWARD, aRecord({ callId: `c-${'9'.repeat(300)}` })]
  for (let columns = 1; columns <= 400; columns++)
    for (const options of [{}, { sample: 1 }]) {
      const lines = linesOf(await printed(records, { columns, ...options }))
      for (const line of lines) expect(line).not.toMatch(new RegExp(` c-(?!${CALL_ID.slice(2)}$|9{300}$)`))
    }
})

describe('times', () => {
  const ended = (endTime: string) => aRecord({ endTime, answerTime: null, startTime: null, eventTime: null })
  const autumn = ['2026-10-24T22:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(ended)
  const times = async (columns: number, options: TableOptions = {}) => {
    const [zone, , ...lines] = linesOf(await printed(autumn, { columns, tz: 'Europe/Berlin', ...options }))
    return [zone, ...lines.slice(1).map(line => line.split('  ')[0])]
  }

  test('are in the zone that the first line names; in the hour that occurs twice they show their offset', async () => {
    expect(await times(200)).toStrictEqual([
      'times in Europe/Berlin (UTC+01:00, UTC+02:00)',
      '2026-10-25 00:30:00',
      '2026-10-25 02:30:00+02:00',
      '2026-10-25 02:30:00+01:00',
    ])
  })

  test('are whole even if the first rows had shorter ones', async () => {
    expect(await times(80, { sample: 1 })).toStrictEqual([
      'times in Europe/Berlin (UTC+02:00)',
      '10-25 00:30:00',
      '10-25 02:30:00+02:00',
      '10-25 02:30:00+01:00',
    ])
  })
})

test('a time of more than a year ago has its year on a narrow terminal, too', async () => {
  const records = ['2026-03-14', '2024-03-14'].map(day => aRecord({ endTime: `${day}T09:26:53Z` }))
  const lines = linesOf(await printed(records, { columns: 80 })).slice(ABOVE)
  expect(lines.map(line => line.split('  ')[0])).toStrictEqual(['03-14 09:26:53', '2024-03-14 09:26:53'])
})

test.each([{}, { chosen: ['from', 'to', 'cause', 'talk'] as const }])(
  'has room for the cause of a row that comes later than those which determine the widths (%j)',
  async options => {
    const records = [aRecord({ callId: 'c-1' }), aRecord({ callId: 'c-2', cause: 'node-capacity-exceeded' })]
    const text = await printed(records, { columns: 80, sample: 1, ...options })
    expect(text).toContain('node-capacity-exceeded')
  },
)

describe('chosen columns', () => {
  const chosen = (...names: readonly ColumnName[]) => ({ chosen: names, columns: 80 })

  test('are shown in their order, with an arrow between both sides', async () => {
    const record = aRecord({ tag: 'customer-7', direction: 'inbound' })
    expect(linesOf(await printed([record], chosen('from', 'to', 'cause', 'tag')))).toStrictEqual([
      'from           to            cause   tag',
      '+15555550100 ↙ +15555550101  hangup  customer-7',
    ])
  })

  test('show durations as durations, times in the zone, and a missing value as nothing', async () => {
    const names = ['to', 'from', 'ringMs', 'startTime', 'answered', 'errorId', 'callId'] as const
    expect(linesOf(await printed([aRecord()], { chosen: names, columns: 200 }))[ABOVE]).toBe(
      `+15555550101  +15555550100     10s  2026-03-14 09:25:00  true               ${CALL_ID}`,
    )
  })

  test('are all there on a narrow terminal: text is cut, ids and times are not', async () => {
    const record = aRecord({ tag: 't'.repeat(60) })
    const [, , , row] = linesOf(await printed([record], { chosen: ['ended', 'tag', 'callId'], columns: 80 }))
    expect(row).toBe(`03-14 09:26:53  ${'t'.repeat(14)}…  ${CALL_ID}`)
    const [, , , wide] = linesOf(await printed([record], { chosen: ['ended', 'tag', 'callId'], columns: 30 }))
    expect(wide).toBe(`03-14 09:26:53  ${'t'.repeat(7)}…  ${CALL_ID}`)
    const party = aRecord({ transferCallerId: `sip:${'a'.repeat(60)}@example.com` })
    const shown = await printed([party], { chosen: ['transferCallerId', 'callId'], columns: 80 })
    expect(linesOf(shown).at(-1)).toHaveLength(80)
  })

  test('show a failed call with its id on 80 columns', async () => {
    const record = aRecord({ cause: 'callback-error' })
    const [, , , row] = linesOf(await printed([record], chosen('ended', 'cause', 'callId')))
    expect(row).toBe(`03-14 09:26:53  callback-error  ${CALL_ID}`)
  })
})

test('replaces control characters that strangers send', async () => {
  // eslint-disable-next-line no-control-regex -- what must not be there
  expect(await printed(AWKWARD, { columns: 200 })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

test('colours the cause by its class, if colours are wanted', async () => {
  const coloured = { columns: 200, colours: true }
  expect(await printed([aRecord({ cause: 'error' })], coloured)).toContain('\u001b[31merror')
  expect(await printed([aRecord()], coloured)).toContain('\u001b[32mhangup')
})

test('keeps the widths that the first rows determine', async () => {
  const rows = [...Array.from({ length: 150 }, () => aRecord()), ...AWKWARD]
  const lines = linesOf(await printed(rows, { columns: 120 }))
  expect(lines).toHaveLength(rows.length + ABOVE)
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(120)
})

test('says so if there are no records', async () => {
  expect(await printed([], { columns: 80 })).toBe('No records.\n')
})
