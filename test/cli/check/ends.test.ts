import { once } from 'node:events'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import type { Twin } from '../../../local/twin'
import { parsed } from '../../support/ndjson'
import { startTestTwin } from '../../support/twin/twin'
import { runHere } from '../../support/cli/in-process'
import { runShell, startCli } from '../../support/cli/run'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
})
afterAll(() => twin.close())

const stored = async (): Promise<string> =>
  (await runHere(['list', '--local', twin.url, '--event-type', 'any', '--all', '--ndjson'])).stdout

test('a reader that closes the pipe ends it with exit code 1, and its records are deleted', async () => {
  const { stdout } = await runShell(
    `disconnects check --local ${twin.url} | head -1; echo "\${PIPESTATUS[0]}"`,
  )
  expect(stdout).toMatch(/^ok {7}newest record .*\n1\n$/)
  expect(await stored()).toBe('')
}, 30_000)

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends it with exit code 130: records are deleted, and calls that may still be stored are named',
  async signal => {
    const child = startCli(['check', '--local', twin.url])
    let stdout = ''
    child.stdout?.on('data', chunk => {
      stdout += String(chunk)
      if (!child.killed) child.kill(signal)
    })
    expect(await once(child, 'close')).toStrictEqual([130, null])
    expect(stdout).toMatch(/\n(?:ok|warning) +clean-up .*\n[^]*interrupted before everything was checked\n$/)
    for (const { callId } of parsed(await stored())) expect(stdout).toContain(callId)
  },
  30_000,
)
