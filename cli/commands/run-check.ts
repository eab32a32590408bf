import { version } from '#package.json'
import { defined } from '../../lambda/codec/defined'
import { CommandFailed } from '../errors'
import { deploymentChoiceOf } from '../flags/place-choice'
import type { DeploymentFlags } from '../flags/place-flags'
import { Interrupted, interruptible } from '../output/interruptible'
import { screenOf, printToStderr, type Terminal } from '../output/terminal'
import { chooseDeployment, WHICH_DEPLOYMENT } from '../places/choose'
import { findingText, summaryText, reportOf, type CheckReport } from '../check/report'
import { checksOf, type Choices } from '../check/checks'
import { isAnyAuthorized } from '../check/checks/delivered'
import { cleanUp } from '../check/clean-up'
import type { NamedFinding } from '../check/finding'
import { openCheck } from '../check/open'
import { runChecks, type Conditions } from '../check/run-checks'

export type CheckFlags = DeploymentFlags &
  Choices & {
    readonly url?: string
    readonly json?: boolean
  }

/** Why the exit code is not 0, each in one line. */
const shortcomings = ({ checks, interrupted }: CheckReport): readonly string[] => {
  const failed = checks.filter(({ result }) => result === 'failure').map(({ name }) => name)
  return [
    ...(interrupted ? ['interrupted'] : []),
    ...(failed.length > 0 ? [`failed: ${failed.join(', ')}`] : []),
  ]
}

const QUARANTINE_NOTE =
  'The Quarantine alarm will go off and send its e-mail within minutes, since this check also sends a request that cannot be decoded (--no-quarantine leaves it out)'

/** A record that is missing after this time waits in the queue: the drain function retries every 2 minutes. */
const PATIENCE_MS = 20_000

/** Runs the checks, deletes what they have stored, and reports. @throws CommandFailed or Interrupted after the report */
export const runCheck = async (
  flags: CheckFlags,
  terminal: Terminal,
  patienceMs = PATIENCE_MS,
): Promise<void> => {
  const { stdout, environment } = terminal
  const startedAt = Date.now()
  const choice = deploymentChoiceOf(flags, environment)
  const deployment = await chooseDeployment(choice, terminal, WHICH_DEPLOYMENT)
  const checks: NamedFinding[] = []
  const add = (finding: NamedFinding): void => {
    checks.push(finding)
    if (flags.json !== true) stdout.write(findingText(finding, screenOf(terminal)))
  }
  const report = await interruptible(async (signal): Promise<CheckReport> => {
    const { context, target, deletion, close } = await openCheck(deployment, {
      ...defined({ url: flags.url }),
      environment,
      patienceMs,
      signal,
    })
    const conditions: Conditions = {
      isInterrupted: () => signal.aborted,
      isMet: need => (need === 'answers' ? !context.isSilent() : isAnyAuthorized(context)),
    }
    try {
      if (context.isDeployed && flags.quarantine) printToStderr(terminal, QUARANTINE_NOTE)
      for await (const finding of runChecks(checksOf(context, flags), conditions)) add(finding)
    } finally {
      // Even if the output is closed.
      const cleaned = await cleanUp(context, deletion)
      close()
      add(cleaned)
    }
    return reportOf({ target, version, interrupted: signal.aborted, checks }, startedAt, Date.now())
  })
  stdout.write(flags.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : summaryText(report))
  const problems = shortcomings(report)
  if (report.interrupted) throw new Interrupted(problems.join('\n'))
  if (problems.length > 0) throw new CommandFailed(problems.join('\n'))
}
