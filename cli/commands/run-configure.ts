import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import { bandwidthRequests, type BandwidthRequestsOptions } from '../../lambda/bandwidth/requests'
import type { BandwidthFailure } from '../../lambda/reconciliation/call-list'
import { bandwidthFailure } from '../bandwidth/failure'
import { APPLICATION_ID } from '../configure/application'
import { configurationReport } from '../configure/check-report'
import { applicationsText } from '../configure/check-text'
import { type CompletenessOf, storedCompleteness } from '../configure/completeness'
import { applicationsOf, type Applications } from '../configure/applications'
import { outboundText } from '../configure/outbound'
import type { ThisStack } from '../configure/destination'
import { CommandFailed, UsageError } from '../errors'
import { bandwidthOf, type BandwidthFlags } from '../flags/bandwidth-flags'
import { givenUrl } from '../flags/callback-url'
import { stackChoiceIn } from '../flags/place-choice'
import type { StackFlags } from '../flags/place-flags'
import { printToStderr, screenOf, type Terminal } from '../output/terminal'
import { chooseStack } from '../places/choose'
import type { StackPlace } from '../places/place'
import { configureApplication, restoreApplication, type ChangeFlags } from './run-configure-change'

export type ConfigureFlags = StackFlags &
  BandwidthFlags &
  ChangeFlags & {
    readonly check?: boolean
    readonly application?: string
    readonly restore?: string
    readonly url?: string
    readonly json?: boolean
  }

/** @throws UsageError where flags do not go together */
const refuseCombinations = (flags: ConfigureFlags): void => {
  const { check = false, application, restore, url, json, dryRun, yes, replace } = flags
  const modes = [check, application !== undefined, restore !== undefined].filter(Boolean)
  if (modes.length !== 1) throw new UsageError('Give one of --check, --application ID and --restore FILE')
  if (check && (dryRun ?? yes ?? replace) !== undefined)
    throw new UsageError('--dry-run, --yes and --replace require --application or --restore')
  if (json !== undefined && !check) throw new UsageError('--json requires --check')
  if (url !== undefined && restore !== undefined)
    throw new UsageError('--url and --restore cannot be combined')
}

/** The stack as Bandwidth has to know it. */
const openStack = async (place: StackPlace, url: string | undefined): Promise<ThisStack> => {
  const { url: callbackUrl, credentials: current, previous } = await place.callbacks({ versions: 'all' })
  const { ApiUrl: apiUrl } = (await place.described()).outputs
  return {
    name: place.stack,
    url: url === undefined ? callbackUrl : givenUrl(url, [current, ...previous]),
    hosts: [callbackUrl.host, ...(apiUrl === undefined ? [] : [new URL(apiUrl).host])],
    current,
    previous,
  }
}

/** @throws CommandFailed */
const orFail = async <A>(asked: TE.TaskEither<BandwidthFailure, A>): Promise<A> => {
  const answer = await asked()
  if (E.isLeft(answer)) throw bandwidthFailure(answer.left)
  return answer.right
}

/** The check of Bandwidth's settings is of use without the table. */
const completenessOr = async (
  place: StackPlace | undefined,
  accountId: string,
  say: (line: string) => void,
): Promise<CompletenessOf> => {
  try {
    return await storedCompleteness(place, accountId)
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    say(`completeness is not known: ${error.message}`)
    return () => undefined
  }
}

const check = async (
  { json = false }: ConfigureFlags,
  accountId: string,
  applications: Applications,
  place: StackPlace | undefined,
  stack: ThisStack | undefined,
  terminal: Terminal,
): Promise<void> => {
  const all = await orFail(applications.list())
  const report = configurationReport(
    accountId,
    all,
    stack,
    await completenessOr(place, accountId, line => {
      printToStderr(terminal, line)
    }),
  )
  terminal.stdout.write(
    json
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : `${applicationsText(report, screenOf(terminal))}\n${outboundText(stack?.url, stack?.name)}`,
  )
}

/** @param patience how often and how fast to try again */
export const runConfigure = async (
  flags: ConfigureFlags,
  terminal: Terminal,
  patience: Pick<BandwidthRequestsOptions, 'persistence' | 'timeoutMs'> = {},
): Promise<void> => {
  refuseCombinations(flags)
  const { application: id, restore } = flags
  if (id !== undefined && !APPLICATION_ID.test(id))
    throw new UsageError('--application: expected the id of an application, such as --check prints')
  const { accountId, credentials, tokenUrl, apiUrl } = bandwidthOf(flags, terminal.environment)
  const choice = stackChoiceIn(flags, terminal.environment)
  if (choice === undefined && (id ?? flags.url) !== undefined)
    throw new UsageError('Which stack? Give --stack NAME')
  const requests = bandwidthRequests({
    credentials: () => Promise.resolve(credentials),
    tokenUrl: tokenUrl.href,
    ...patience,
  })
  const applications = applicationsOf(requests, apiUrl, accountId)
  const place = choice === undefined ? undefined : await chooseStack(choice, terminal)
  const stack = place === undefined ? undefined : await openStack(place, flags.url)
  const deps = { applications, accountId, terminal, now: () => new Date(), folder: process.cwd() }
  if (restore !== undefined) await restoreApplication(deps, flags, restore, stack)
  else if (id !== undefined && stack !== undefined) await configureApplication(deps, flags, id, stack)
  else await check(flags, accountId, applications, place, stack, terminal)
}
