import type { ChildProcess } from 'node:child_process'
import { createServer, request as send } from 'node:http'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../local/database/create-tables'
import { endOf, startCli } from '../support/cli/run'
import { NUMBER, useErasing } from '../support/erasure/erasing'
import { closed, listen } from '../support/server'

const { twin, post, quarantine, erase, stored } = useErasing()

const CALLS = 40

const DTMF = { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' }

/** Only the ends of calls have the number, and they are the first to go. */
const postCalls = async (): Promise<void> => {
  for (let i = 0; i < CALLS; i++) {
    const callId = await post({ from: NUMBER })
    await post({ callId, ...DTMF, from: 'sip:a@b.example' })
  }
}

/** Erases through a proxy, which calls back before the database gets a write of this kind for the nth time. */
const eraseStoppedAt = async (
  action: 'PutItem' | 'DeleteItem',
  nth: number,
  stop: (child: ChildProcess) => void,
) => {
  let writes = 0
  const proxy = createServer((request, response) => {
    if (request.headers['x-amz-target'] === `DynamoDB_20120810.${action}` && ++writes === nth) stop(child)
    const forwarded = send(
      twin().database.endpoint,
      { method: 'POST', headers: { ...request.headers, host: new URL(twin().database.endpoint).host } },
      answer => {
        answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers))
      },
    )
    request.on('error', () => forwarded.destroy()).pipe(forwarded.on('error', () => response.destroy()))
  })
  const endpoint = await listen(proxy)
  const child = startCli([
    ...['erase', '--number', NUMBER, '--yes', '--table', TABLE_NAME, '--endpoint', endpoint],
    ...['--quarantine-table', QUARANTINE_TABLE_NAME],
  ])
  const ended = await endOf(child)
  await closed(proxy)
  return ended
}

test.each([
  ['PutItem', 20],
  ['DeleteItem', 3],
  ['DeleteItem', 25],
] as const)(
  'an erase that is killed at %s number %i is finished by the same command',
  async (action, nth) => {
    await postCalls()
    for (const body of [NUMBER, `${'x'.repeat(300 * 1024 - 5)}${NUMBER}`])
      await quarantine({ body: Buffer.from(body) })
    const { code } = await eraseStoppedAt(action, nth, child => child.kill('SIGKILL'))
    expect(code).toBeNull()
    const between = await stored()
    expect(between.records.length).toBeGreaterThan(0)
    const { receipt } = await erase('--number', NUMBER)
    expect(receipt['calls']).toBeLessThanOrEqual(CALLS)
    const after = await stored()
    expect([after.records, after.quarantine]).toStrictEqual([[], []])
    expect(after.marks).toHaveLength(CALLS)
  },
  30_000,
)

test('on Ctrl-C it finishes what it has begun, says how far it came, and the same command erases the rest', async () => {
  await postCalls()
  const { code, stdout, stderr } = await eraseStoppedAt('PutItem', 5, child => child.kill('SIGINT'))
  expect([code, stdout]).toStrictEqual([130, ''])
  const [, count] =
    /\n(\d+) of 40 calls and 0 of 0 requests are erased\. The same command erases the rest\.\n$/.exec(
      stderr,
    ) ?? []
  const { records, marks } = await stored()
  expect(marks).toHaveLength(Number(count))
  expect(records).toHaveLength(2 * (CALLS - Number(count)))
  expect((await erase('--number', NUMBER)).receipt).toMatchObject({ calls: CALLS - Number(count), begun: 0 })
  expect(await stored()).toMatchObject({ records: [] })
}, 30_000)
