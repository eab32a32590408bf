import { TABLE_NAME } from '../../local/database/embedded-database'
import { loadItems } from '../support/aws/load-items'
import { itemOf, unreadableItemOf } from '../support/aws/items'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { runHere } from '../support/cli/in-process'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const body = (callId: string) => aCallbackOfNewCall({ callId, tag: 'some-unreadable' })

beforeAll(() =>
  loadItems(running.twin.database.client, TABLE_NAME, [
    itemOf(body('c-readable')),
    unreadableItemOf({ ...body('c-readable'), eventType: 'answer' }),
    unreadableItemOf(body('c-1')),
    unreadableItemOf(body('c-2')),
  ]),
)

const placeOf = (name: string): readonly string[] =>
  name === 'the twin'
    ? ['--local', running.twin.url]
    : ['--table', TABLE_NAME, '--endpoint', running.twin.database.endpoint]

const leftOut = (records: string) =>
  `left out, because this version cannot read them: ${records} of a later version, or damaged\n`

describe.each(['the twin', 'a table'])('with records that cannot be read, from %s,', place => {
  test.each([[[]], [['--all']], [['--limit', '1']]])(
    'list %j prints the others, and says so',
    async flags => {
      const { code, stdout, stderr } = await runHere([
        'list',
        '--tag',
        'some-unreadable',
        ...flags,
        ...placeOf(place),
      ])
      expect([code, stderr]).toStrictEqual([0, leftOut('2 records')])
      expect(JSON.parse(stdout)).toMatchObject({ callId: 'c-readable' })
    },
  )

  test('get prints the other records of the call, and says so', async () => {
    const { code, stdout, stderr } = await runHere(['get', 'c-readable', ...placeOf(place)])
    expect([code, stderr]).toStrictEqual([0, leftOut('1 record')])
    expect(JSON.parse(stdout)).toMatchObject({ callId: 'c-readable', eventType: 'disconnect' })
  })

  test('get does not say that a call is not stored if none of its records can be read', async () => {
    const { code, stdout, stderr } = await runHere(['get', 'c-1', '--json', ...placeOf(place)])
    expect([code, stdout, stderr]).toStrictEqual([0, '{"items":[]}\n', leftOut('1 record')])
  })
})
