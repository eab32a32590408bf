import { existsSync } from 'node:fs'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { startKnownTwin } from '../support/cli/known-calls'
import { runAll, runShell } from '../support/cli/run'
import { clientOf } from '../support/twin/twin'
import { runTwinInShell } from '../support/twin/twin-process'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
let quarantineId: string
beforeAll(async () => {
  twin = await startKnownTwin()
  const answer = await clientOf(twin).post('{"callId":"c-odd","startTime":"odd"}')
  quarantineId = ((await answer.json()) as { readonly quarantineId: string }).quarantineId
})
afterAll(() => twin.close())

// A device that is always full. Only Linux has it.
const describeFull = existsSync('/dev/full') ? describe : describe.skip

const FULL = /^The output cannot be written: the disk is full \(ENOSPC\)\. /m

describeFull('on a full disk', () => {
  test('every command says that its output cannot be written, once, and ends with exit code 1', async () => {
    const local = twin.local.join(' ')
    const callback = `echo '${JSON.stringify(aCallbackOfNewCall())}'`
    const commands = [
      ...['--json', '--ndjson', '--csv', ''].map(format => `disconnects list --all ${format} ${local}`),
      `disconnects get c-1 ${local}`,
      `disconnects url ${local}`,
      `disconnects quarantine list ${local}`,
      `disconnects quarantine show ${quarantineId} --body ${local}`,
      `disconnects quarantine replay --dry-run ${local}`,
      `${callback} | disconnects import - ${local}`,
      `${callback} | disconnects import - --json --dry-run ${local}`,
      `disconnects simulate --count 3 ${local}`,
      `disconnects check ${local}`,
      'disconnects --help',
      'disconnects list --help',
    ]
    const ended = await runAll(commands.map(command => () => runShell(`${command} > /dev/full`)))
    for (const [i, { code, stderr }] of ended.entries())
      expect([commands[i], code, stderr.match(new RegExp(FULL, 'gm'))?.length]).toStrictEqual([
        commands[i],
        1,
        1,
      ])
  }, 60_000)

  test('without stderr only messages are lost, and the exit code is not 0', async () => {
    const list = `disconnects list --all ${twin.local.join(' ')}`
    const [whole, noMessages, gone, usage] = await runAll([
      () => runShell(list),
      () => runShell(`${list} --cost 2> /dev/full`),
      () => runShell(`${list} --cost 2> >(true)`),
      () => runShell('disconnects list --nosuch 2> /dev/full'),
    ])
    expect(noMessages).toMatchObject({ code: 1, stdout: whole?.stdout })
    expect(gone).toMatchObject({ code: 0, stdout: whole?.stdout })
    expect(usage).toMatchObject({ code: 2, stdout: '' })
  })

  test.each(['--help', '--memory --port 0'])('npm start -- %s says so, and does not start', async options => {
    const { code, stderr } = await runTwinInShell(`${options} > /dev/full`)
    expect([code, stderr]).toStrictEqual([
      1,
      'The output cannot be written (the disk is full): write it somewhere else\n',
    ])
  })
})
