import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { QUARANTINE_TABLE_NAME } from '../../local/database'
import { DEFAULT_CREDENTIALS } from '../../local/options'
import { basic, clientOf } from '../support/twin'
import { withProxiedCheck } from './check/proxied-check'

const { running, through } = withProxiedCheck()

const quarantineIds = async (): Promise<readonly string[]> => {
  const { Items = [] } = await running.twin.database.client.send(
    new ScanCommand({ TableName: QUARANTINE_TABLE_NAME }),
  )
  return Items.map(({ part }) => part?.S?.split('#')[0] ?? '')
}

/** What somebody else sent. @returns its id in quarantine */
const quarantined = async (body: string): Promise<string> => {
  const response = await clientOf(running.twin, basic(DEFAULT_CREDENTIALS)).post(body)
  return String(((await response.json()) as Record<string, unknown>)['quarantineId'])
}

test.each([
  ['with a body', '{'],
  ['without a body', ''],
])(
  'a request of somebody else in quarantine (%s) is never deleted, whatever id an answer names',
  async (_, body) => {
    const id = await quarantined(body)
    const { lines } = await through({
      // Also lets in the request without a body.
      there: (request, sent) => {
        request.headers.authorization ??= basic(DEFAULT_CREDENTIALS)
        return sent
      },
      back: answer =>
        answer.status === 400
          ? { ...answer, headers: {}, body: Buffer.from(JSON.stringify({ quarantineId: id })) }
          : answer,
    })
    expect(await quarantineIds()).toContain(id)
    expect(lines['clean-up']).toMatch(
      new RegExp(`^warning: .*not deleted from quarantine, since it is not what this run sent: ${id}`),
    )
  },
  60_000,
)

test('a request without a body that is let in is known again, and deleted from quarantine', async () => {
  const before = await quarantineIds()
  const { lines } = await through(
    {
      there: (request, sent) => {
        request.headers.authorization ??= basic(DEFAULT_CREDENTIALS)
        return sent
      },
    },
    { quarantine: false },
  )
  expect(lines['clean-up']).toMatch(/^ok: \d+ records and [12] requests? in quarantine deleted$/)
  expect(await quarantineIds()).toStrictEqual(before)
}, 60_000)
