import { TABLE_NAME } from '../../local/database/embedded-database'
import { loadItems } from '../support/aws/load-items'
import { itemOf } from '../support/aws/items'
import { LARGE_PROPERTIES } from '../support/callbacks/large-bodies'
import { runHere } from '../support/cli/in-process'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const TIMES = ['10', '20', '30', '40'].map(second => `2026-03-04T10:00:${second}.000Z`)

test('get prints a call whole that is too large for one answer, from a twin and from a table', async () => {
  const events = TIMES.map(eventTime =>
    itemOf({ callId: 'c-large', eventType: 'gather', eventTime, ...LARGE_PROPERTIES['control characters'] }),
  )
  await loadItems(running.twin.database.client, TABLE_NAME, events)
  for (const place of [
    ['--local', running.twin.url],
    ['--table', TABLE_NAME, '--endpoint', running.twin.database.endpoint],
  ]) {
    const { code, stdout, stderr } = await runHere(['get', 'c-large', ...place])
    expect([code, stderr]).toStrictEqual([0, ''])
    expect(stdout.length).toBeGreaterThan(7_000_000)
    const printed = stdout.trimEnd().split('\n')
    expect(printed.map(line => (JSON.parse(line) as { eventTime: string }).eventTime)).toStrictEqual(TIMES)
  }
})
