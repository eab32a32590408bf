import { TABLE_NAME } from '../../local/database/create-tables'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { runAsked } from '../support/cli/asked-here'
import { runHere } from '../support/cli/in-process'
import { NUMBER, useErasing } from '../support/erasure/erasing'

const { twin, local, post, quarantine, run, erase, stored } = useErasing()

test('more calls than --at-most are refused, even with --yes', async () => {
  for (let i = 0; i < 3; i++) await post({ from: NUMBER })
  expect(await erase('--number', NUMBER, '--at-most', '2')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining(
      'These are 3 calls, more than 2. Nothing was erased. If all of them are meant, give --at-most 3\n',
    ) as unknown,
  })
  expect((await stored()).marks).toStrictEqual([])
  expect((await erase('--number', NUMBER, '--at-most', '3')).receipt).toMatchObject({ calls: 3 })
})

test('on a terminal it asks, and only yes erases', async () => {
  await post({ from: NUMBER })
  const asked = (answer: string) => runAsked(['erase', '--number', NUMBER, ...local()], {}, answer)
  expect(await asked('no\n')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Erase this? It cannot be undone. (yes or no) ') as unknown,
  })
  expect((await stored()).marks).toStrictEqual([])
  expect(await asked('yes\n')).toMatchObject({ code: 0 })
  expect((await stored()).marks).toHaveLength(1)
})

test.each([
  [['--number', NUMBER], /^There is no terminal to ask on: give --yes, or --dry-run\n$/],
  [['--yes'], /^Give one of --number N, --call-id ID and --account ID\n$/],
  [
    ['--yes', '--number', NUMBER, '--account', '1'],
    /^Give one of --number N, --call-id ID and --account ID\n$/,
  ],
  [['--yes', '--number', '5555550142'], /^--number: expected a phone number with its country code/],
  [['--yes', '--number', NUMBER, '--at-most', '0'], /^--at-most: expected a whole number/],
  [['--yes', '--call-id', ' '], /^--call-id: expected an id\n$/],
])('without reading anything, %j is refused', async (flags, stderr) => {
  const ended = await run(...flags)
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(stderr)
})

test('a table needs the table of its quarantine, so that no request is forgotten', async () => {
  const { endpoint } = twin().database
  const flags = ['--table', TABLE_NAME, '--endpoint', endpoint]
  expect(await runHere(['erase', '--number', NUMBER, '--yes', ...flags])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--quarantine-table') as unknown,
  })
})

test('a table of the quarantine that does not exist is named, before anything is read', async () => {
  const { endpoint } = twin().database
  const flags = ['--table', TABLE_NAME, '--quarantine-table', 'Elsewhere', '--endpoint', endpoint]
  const { code, stderr } = await runHere(['erase', '--number', NUMBER, '--yes', ...flags])
  expect([code, stderr]).toStrictEqual([
    1,
    `There is no table Elsewhere in ${new URL(endpoint).host}: check the name, --region and --profile\n`,
  ])
})

test('a replay of a request that came to quarantine later brings nothing of an erased call back', async () => {
  const callId = newCallId()
  await erase('--call-id', callId)
  const event = { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' }
  for (const overrides of [{}, event]) {
    const body = Buffer.from(JSON.stringify(aCallbackOfNewCall({ callId, ...overrides })))
    const id = await quarantine({ body })
    const replayed = await runHere(['quarantine', 'replay', id, '--json', ...local()])
    expect(JSON.parse(replayed.stdout)).toMatchObject({ stored: 0, duplicate: 1 })
  }
  expect(await stored()).toMatchObject({ records: [], marks: [callId] })
})
