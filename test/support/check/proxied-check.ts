import { runCheck, type CheckFlags } from '../../../cli/commands/run-check'
import type { CheckReport } from '../../../cli/check/report'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import type { Twin } from '../../../local/twin'
import { startFaultyProxy, type ProxyFault } from './faulty-proxy'
import { startTestTwin } from '../twin/twin'
import { terminalHere } from '../cli/in-process'

/** By the name of the check: `result: what it means | what to do`. */
export const linesOf = (report: CheckReport | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (report?.checks ?? []).map(found => [
      found.name,
      `${found.result}: ${found.means}${found.result === 'ok' ? '' : ` | ${found.do}`}`,
    ]),
  )

/** For all tests of a file: a twin, and checks of it by way of a proxy. */
export const withProxiedCheck = () => {
  const running = {} as { twin: Twin }
  beforeAll(async () => {
    running.twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
  })
  afterAll(() => running.twin.close())

  /** @returns its report, the names that failed, and how it ended */
  const through = async (
    fault: ProxyFault,
    { to = running.twin.url, ...flags }: Partial<CheckFlags> & { readonly to?: string } = {},
    environment = {},
  ) => {
    const proxy = await startFaultyProxy(to, fault)
    const { terminal, ended } = terminalHere(environment)
    const ending = await runCheck(
      {
        local: running.twin.url,
        url: `${proxy.url}/callbacks/disconnect`,
        json: true,
        challenge: true,
        quarantine: true,
        ...flags,
      },
      terminal,
      300,
    ).then(
      () => 'well',
      (error: unknown) => (error as Error).message,
    )
    await proxy.close()
    const report = JSON.parse(ended(0).stdout) as CheckReport
    const failed = report.checks.filter(({ result }) => result === 'failure')
    return { report, failed, names: failed.map(({ name }) => name), ending, lines: linesOf(report) }
  }
  return { running, through }
}
