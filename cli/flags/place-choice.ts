import { defined } from '../../lambda/codec/defined'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { TWIN_URL } from '../../lambda/deployment/twin'
import { UsageError } from '../errors'
import type { AwsFlags, DeploymentChoice, PlaceChoice, StackChoice, TwinChoice } from '../places/choice'
import { wholeNumberFlag } from './flag'
import { httpUrl, VARIABLES, type DeploymentFlags, type PlaceFlags, type StackFlags } from './place-flags'

type Environment = Readonly<Record<string, string | undefined>>

/** A URL to which the paths of the twin are added. @throws UsageError */
const twinUrl = (name: string, text: string): URL => {
  const url = httpUrl(name, text)
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${name}: expected a URL such as ${TWIN_URL}, without ? and #`)
  return url
}

/** The value of a variable. One that is empty is not set. */
const valueOf = (environment: Environment, name: keyof typeof VARIABLES): string | undefined => {
  const value = environment[VARIABLES[name]]?.trim()
  return value === '' ? undefined : value
}

const nameOf = (flag: string, value: string): string => {
  if (value.trim() === '') throw new UsageError(`${flag}: expected a name`)
  return value
}

const ON = ['1', 'true']

/** The URL of the twin that `DISCONNECTS_LOCAL` names. @throws UsageError */
const variableUrl = (text: string): URL => {
  if (ON.includes(text)) return new URL(TWIN_URL)
  if (/^https?:/i.test(text)) return twinUrl(VARIABLES.local, text)
  throw new UsageError(`${VARIABLES.local}: expected 1, or a URL such as ${TWIN_URL}`)
}

/** `--local` without a URL means the twin, and `DISCONNECTS_LOCAL` says which. */
const twinChoiceOf = (local: true | string, environment: Environment): TwinChoice => {
  if (typeof local === 'string') return { _tag: 'twin', url: twinUrl('--local', local) }
  const named = valueOf(environment, 'local')
  return { _tag: 'twin', url: named === undefined ? new URL(TWIN_URL) : variableUrl(named) }
}

const awsOf = ({ region, profile }: AwsFlags, environment: Environment): AwsFlags =>
  defined({ region: region ?? valueOf(environment, 'region'), profile })

const stackChoiceOf = (name: string, flags: AwsFlags, environment: Environment): StackChoice => ({
  _tag: 'stack',
  name,
  aws: awsOf(flags, environment),
})

/** What the variables choose, if no flag does. @throws UsageError */
const variablesChoiceOf = (
  flags: AwsFlags,
  environment: Environment,
  places: { readonly chosenBy: string; readonly needed: string },
): DeploymentChoice => {
  const [stack, local] = [valueOf(environment, 'stack'), valueOf(environment, 'local')]
  if (stack !== undefined && local !== undefined)
    throw new UsageError(
      `${VARIABLES.stack} and ${VARIABLES.local} cannot be combined: unset one of them, or give ${places.chosenBy}`,
    )
  if (stack !== undefined) return stackChoiceOf(stack, flags, environment)
  if ((flags.region ?? flags.profile) !== undefined)
    throw new UsageError(`--region and --profile require ${places.needed}`)
  if (local !== undefined) return twinChoiceOf(true, environment)
  return { _tag: 'twin if it runs', url: new URL(TWIN_URL) }
}

const ANY_PLACE = { chosenBy: '--stack, --table or --local', needed: '--stack or --table' }
const A_DEPLOYMENT = { chosenBy: '--stack or --local', needed: '--stack' }
const A_STACK = { chosenBy: '--stack', needed: '--stack' }

/** @throws UsageError where flags do not go together */
export const deploymentChoiceOf = (
  flags: DeploymentFlags,
  environment: Environment,
  places = A_DEPLOYMENT,
): DeploymentChoice => {
  const { stack, local } = flags
  if (stack !== undefined && local !== undefined)
    throw new UsageError('--stack and --local cannot be combined')
  if (stack !== undefined) return stackChoiceOf(nameOf('--stack', stack), flags, environment)
  if (local === undefined) return variablesChoiceOf(flags, environment, places)
  if ((flags.region ?? flags.profile) !== undefined)
    throw new UsageError(`--region and --profile require ${places.needed}`)
  return twinChoiceOf(local, environment)
}

const shardsFlag = (text: string): number =>
  wholeNumberFlag('--read-index-shards', text, { from: DEFAULT_INDEX_SHARDS, to: MAX_INDEX_SHARDS })

/** @throws UsageError where flags do not go together */
export const choiceOf = (flags: PlaceFlags, environment: Environment): PlaceChoice => {
  const { stack, table, endpoint, readIndexShards, region, profile, local } = flags
  if ([stack, table, local].filter(place => place !== undefined).length > 1)
    throw new UsageError('--stack, --table and --local cannot be combined')
  if (endpoint !== undefined && table === undefined) throw new UsageError('--endpoint requires --table')
  if (readIndexShards !== undefined && table === undefined)
    throw new UsageError('--read-index-shards requires --table')
  if (table === undefined) return deploymentChoiceOf(flags, environment, ANY_PLACE)
  return {
    _tag: 'table',
    name: nameOf('--table', table),
    ...(readIndexShards !== undefined && { given: { readIndexShards: shardsFlag(readIndexShards) } }),
    ...(endpoint === undefined
      ? { aws: awsOf(flags, environment) }
      : // The variable names a region of AWS, and this database is outside.
        { endpoint: httpUrl('--endpoint', endpoint), aws: defined({ region, profile }) }),
  }
}

/** For commands that need what only a stack has. @returns undefined if neither a flag nor a variable names one @throws UsageError */
export const stackChoiceIn = (flags: StackFlags, environment: Environment): StackChoice | undefined => {
  const choice = deploymentChoiceOf(flags, environment, A_STACK)
  return choice._tag === 'stack' ? choice : undefined
}
