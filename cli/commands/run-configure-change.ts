import * as E from 'fp-ts/Either'
import { bandwidthFailure } from '../bandwidth/failure'
import { isVoice, type Application } from '../configure/application'
import type { Applications } from '../configure/applications'
import { makeChange } from '../configure/change'
import { changesText, titleOf } from '../configure/change-text'
import { maskedUrl, type ThisStack } from '../configure/destination'
import { outboundText } from '../configure/outbound'
import { isForeign, planToConfigure, planToRestore, type Plan } from '../configure/plan'
import { readState, saveState } from '../configure/state-file'
import { CommandFailed, UsageError } from '../errors'
import { canAsk, confirmed } from '../output/confirm'
import type { Terminal } from '../output/terminal'
import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../places/credentials'

export type ChangeFlags = { readonly dryRun?: boolean; readonly yes?: boolean; readonly replace?: boolean }

type Deps = {
  readonly applications: Applications
  readonly accountId: string
  readonly terminal: Terminal
  readonly now: () => Date
  /** Where the former state is saved. */
  readonly folder: string
}

/** @throws CommandFailed if there is no such application, or it has no calls */
const voiceApplication = async ({ applications, accountId }: Deps, id: string): Promise<Application> => {
  const found = await applications.get(id)()
  if (E.isLeft(found)) {
    if (found.left._tag !== 'BandwidthNotFound') throw bandwidthFailure(found.left)
    throw new CommandFailed(
      `The account ${accountId} at Bandwidth has no application ${id}: disconnects configure --check shows those that it has`,
    )
  }
  const application = found.right
  if (application.id !== id)
    throw new CommandFailed('Bandwidth answered with another application: check the BW_API_URL')
  if (!isVoice(application))
    throw new CommandFailed(
      `${titleOf(application)} is no voice application, so it has no calls: disconnects configure --check shows those that are`,
    )
  return application
}

/** @throws CommandFailed */
const refuseReplacing = (application: Application, { replaces }: Plan, stack?: ThisStack): void => {
  if (replaces === undefined || !isForeign(replaces)) return
  const now = `${titleOf(application)} sends its disconnect callbacks to ${maskedUrl(application.statusUrl ?? '', stack)}`
  throw new CommandFailed(
    replaces._tag === 'another stack'
      ? `${now}, another stack of this project or another domain of it. It would get no more of them: give --replace if that is wanted`
      : `${now}. That handler would get no more of them: give --replace if that is wanted (forwarding to it is planned)`,
  )
}

/** Somebody may take long to answer. @throws CommandFailed */
const refuseChanged = async (deps: Deps, shown: Application): Promise<void> => {
  const { elements } = await voiceApplication(deps, shown.id)
  if (JSON.stringify(elements) !== JSON.stringify(shown.elements))
    throw new CommandFailed(
      'The application was changed at Bandwidth while this was asked. Nothing was changed here: run the same command again',
    )
}

/** Shows, asks, saves, changes and reads back. */
const carryOut = async (
  deps: Deps,
  { dryRun = false, yes = false, replace = false }: ChangeFlags,
  application: Application,
  plan: Plan,
  stack: ThisStack | undefined,
): Promise<'unchanged' | 'changed'> => {
  const { applications, accountId, terminal, now, folder } = deps
  const { stdout } = terminal
  stdout.write(changesText(application, plan, stack))
  if (!replace) refuseReplacing(application, plan, stack)
  if (dryRun) {
    stdout.write('dry run: nothing was changed\n')
    return 'unchanged'
  }
  if (!yes && !canAsk(terminal))
    throw new UsageError('There is no terminal to ask on: give --yes, or --dry-run')
  if (!yes) {
    if (!(await confirmed('Change this at Bandwidth?', terminal)))
      throw new CommandFailed('Nothing was changed')
    await refuseChanged(deps, application)
  }
  const file = saveState(folder, accountId, application, now())
  stdout.write(`former state saved: ${file}\n`)
  const made = await makeChange(applications, application, plan, file)
  stdout.write(
    made === 'confirmed'
      ? 'changed, and read back\n'
      : "changed: Bandwidth's answer to the change was lost, but the change was found when it was read back\n",
  )
  stdout.write(`back to the former state: disconnects configure --restore ${file}\n`)
  return 'changed'
}

/** @throws CommandFailed if the key may not survive in a URL */
const refuseOddKey = ({ current }: ThisStack): void => {
  const key = keyOf(current)
  if (!isUsableKey(key) || !isPlainKey(key))
    throw new CommandFailed(
      `The password in the stack's secret cannot be a key in a URL, since it has characters other than A-Z a-z 0-9 - . _ ~: ${PLAIN_KEY_HELP}`,
    )
}

/** Makes an application send its callbacks to a stack. @throws CommandFailed or UsageError */
export const configureApplication = async (
  deps: Deps,
  flags: ChangeFlags,
  id: string,
  stack: ThisStack,
): Promise<void> => {
  refuseOddKey(stack)
  const application = await voiceApplication(deps, id)
  const plan = planToConfigure(application, stack)
  const { stdout } = deps.terminal
  if (plan.changes.length === 0)
    stdout.write(
      `${titleOf(application)} is configured already: it sends its callbacks to ${stack.name}. Nothing was changed\n`,
    )
  else await carryOut(deps, flags, application, plan, stack)
  stdout.write(`\n${outboundText(stack.url, stack.name)}`)
}

/** Gives an application back what a file holds. @throws CommandFailed or UsageError */
export const restoreApplication = async (
  deps: Deps,
  flags: ChangeFlags,
  file: string,
  stack: ThisStack | undefined,
): Promise<void> => {
  const saved = readState(file)
  if (saved.accountId !== deps.accountId)
    throw new CommandFailed(
      `The file holds an application of the account ${saved.accountId}, and BW_ACCOUNT_ID or --account-id names ${deps.accountId}`,
    )
  const application = await voiceApplication(deps, saved.applicationId)
  const plan = planToRestore(application, saved, stack)
  if (plan.changes.length === 0)
    deps.terminal.stdout.write(
      `${titleOf(application)} is as it was at ${saved.savedAt}. Nothing was changed\n`,
    )
  else await carryOut(deps, flags, application, plan, stack)
}
