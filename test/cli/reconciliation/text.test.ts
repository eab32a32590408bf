import { timesIn } from '../../../display/time/time-text'
import { notSetUpText } from '../../../cli/reconciliation/text'
import { UTC } from '../../../lambda/time/zone'
import { timestampOf } from '../../../lambda/disconnect/timestamp'

const LONG = 'x'.repeat(5_000)
const GROUPS = [
  { applicationId: LONG, direction: LONG },
  { applicationId: '04e88489-df02-4e34-a0ee-27a91849555f', direction: 'outbound' },
  {},
].map(group => ({
  accountId: '9900000',
  ...group,
  listed: 1_234_567,
  arrived: 0,
  missing: 1_234_567,
  configured: false,
  since: timestampOf(Date.parse('2026-11-26T13:00:00.000Z')),
}))

test.each([60, 80, 120])(
  'no line about what is not set up is longer than %i columns, whatever ids Bandwidth gives',
  columns => {
    const text = notSetUpText(GROUPS, timesIn(UTC), { columns, colours: false })
    expect(text.split('\n').filter(line => line.length > columns)).toStrictEqual([])
    expect(text.match(/1,234,567/g)).toHaveLength(GROUPS.length)
    expect(text).toContain('04e88489-df02-4e34-a0ee-27a91849555f  outbound')
  },
)
