import { RANGE, startKnownTwin } from '../support/cli/known-calls'
import { hasPseudoTerminal, runAll, runOnTerminal, type Ended } from '../support/cli/run'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
beforeAll(async () => {
  twin = await startKnownTwin()
})
afterAll(() => twin.close())

// Runs only where there is a pseudo terminal. The printers have tests of their own.
const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('a table in colours that fits the terminal; a detail view; NO_COLOR turns colours off', async () => {
    const list = ['list', ...RANGE, '--limit', '2', ...twin.local]
    const [coloured, plain, dumb, detail] = (await runAll([
      () => runOnTerminal(200, list),
      () => runOnTerminal(80, list, { NO_COLOR: '1' }),
      () => runOnTerminal(80, list, { TERM: 'dumb' }),
      () => runOnTerminal(80, ['get', 'c-1', ...twin.table], { NO_COLOR: '1' }),
    ])) as [Ended, Ended, Ended, Ended]
    expect(coloured.stdout).toContain('\u001b[35mnode-capacity-exceeded\u001b[39m')
    // The year is not there, or from 2027 on it is.
    const withoutYear = plain.stdout
      .replaceAll(/^2026-(?=03-04 )/gm, '')
      .replace(/^ended +/m, 'ended           ')
    expect(withoutYear).toBe(`local twin, ${twin.url}
times in UTC

ended           from           to            cause                     talk
03-04 10:05:00  +15555550100 ↗ +15555550101  node-capacity-exceeded  4m 55s
03-04 10:04:00  +15555550100 ↗ +15555550101  hangup                  3m 55s

2 of many, newest first; call ids: --columns ended,cause,callId
more: --until 2026-03-04T10:04:00.000
`)
    expect(dumb.stdout).toBe(plain.stdout)
    expect(detail.stdout).toMatch(/^table Disconnects, http:\S+\ndisconnect {2}busy \(callee\)\n {2}callId /)
    expect(detail.stdout).toContain('disconnect  rejected (callee)   CONFLICT  contradicts')
    expect([coloured, plain, dumb, detail].map(({ code }) => code)).toStrictEqual([0, 0, 0, 0])
  })
})
