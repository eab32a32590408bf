import type { Command } from 'commander'
import { defined } from '../../lambda/codec/defined'
import { isLoopback, TWIN_URL } from '../../lambda/deployment/twin'
import { UsageError } from '../errors'

export type PlaceFlags = {
  readonly stack?: string
  readonly table?: string
  readonly endpoint?: string
  readonly region?: string
  readonly profile?: string
  readonly local?: string | true
}

/** For commands that need a whole deployment, not only a table. */
export type DeploymentFlags = Omit<PlaceFlags, 'table' | 'endpoint'>

/** The AWS region and profile, where flags name them. */
export type AwsFlags = { readonly region?: string; readonly profile?: string }

/** Facts about the tables that only flags can give with `--table`. A stack and the twin provide them. */
export type GivenTables = {
  readonly quarantineTable?: string
  readonly retentionDays?: number
  readonly indexShards?: number
}

export type StackChoice = { readonly _tag: 'stack'; readonly name: string; readonly aws: AwsFlags }

export type TableChoice = {
  readonly _tag: 'table'
  readonly name: string
  readonly endpoint?: URL
  readonly aws: AwsFlags
  readonly given?: GivenTables
}

export type TwinChoice = { readonly _tag: 'twin' | 'twin if it runs'; readonly url: URL }

export type DeploymentChoice = StackChoice | TwinChoice

/** The place that the flags of a command choose. */
export type PlaceChoice = DeploymentChoice | TableChoice

/** Options that several commands share. */
export const OPTIONS = {
  endpoint: ['--endpoint <URL>', 'with --table: the URL of a database outside AWS'],
  region: ['--region <REGION>', 'the AWS region (default: as the AWS CLI finds it)'],
  profile: ['--profile <NAME>', 'the AWS profile (default: as the AWS CLI finds it)'],
  local: ['--local [URL]', `the local twin (default ${TWIN_URL}; chosen without any flag if it is running)`],
} as const

export const addPlaceFlags = (command: Command): Command =>
  command
    .optionsGroup('Place:')
    .option('--stack <NAME>', 'a deployed stack; its outputs name its tables')
    .option('--table <NAME>', 'a table')
    .option(...OPTIONS.endpoint)
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)
    .option(...OPTIONS.local)

export const addDeploymentFlags = (command: Command): Command =>
  command
    .optionsGroup('Deployment:')
    .option('--stack <NAME>', 'a deployed stack')
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)
    .option(...OPTIONS.local)

export const httpUrl = (flag: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new UsageError(`${flag}: expected a URL such as ${TWIN_URL}, without a user name and password`)
  return url
}

/** A URL that a password is sent to. @throws UsageError if others could read it on the way */
export const secretUrl = (flag: string, text: string): URL => {
  const url = httpUrl(flag, text)
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new UsageError(`${flag}: expected https, since the password is sent there`)
  return url
}

const filled = (flag: string, value: string): string => {
  if (value.trim() === '') throw new UsageError(`${flag}: expected a name`)
  return value
}

const twinChoiceOf = (local: PlaceFlags['local']): TwinChoice =>
  typeof local === 'string'
    ? { _tag: 'twin', url: httpUrl('--local', local) }
    : { _tag: local === true ? 'twin' : 'twin if it runs', url: new URL(TWIN_URL) }

/** @throws UsageError where flags do not go together */
export const choiceOf = ({ stack, table, endpoint, region, profile, local }: PlaceFlags): PlaceChoice => {
  if ([stack, table, local].filter(place => place !== undefined).length > 1)
    throw new UsageError('--stack, --table and --local cannot be combined')
  if (endpoint !== undefined && table === undefined) throw new UsageError('--endpoint requires --table')
  const aws = defined({ region, profile })
  if (stack !== undefined) return { _tag: 'stack', name: filled('--stack', stack), aws }
  if (table !== undefined)
    return {
      _tag: 'table',
      name: filled('--table', table),
      ...defined({ endpoint: endpoint === undefined ? undefined : httpUrl('--endpoint', endpoint) }),
      aws,
    }
  if (Object.keys(aws).length > 0) throw new UsageError('--region and --profile require --stack or --table')
  return twinChoiceOf(local)
}

/** @throws UsageError where flags do not go together */
export const deploymentChoiceOf = ({ stack, region, profile, local }: DeploymentFlags): DeploymentChoice => {
  if (stack !== undefined && local !== undefined)
    throw new UsageError('--stack and --local cannot be combined')
  const aws = defined({ region, profile })
  if (stack !== undefined) return { _tag: 'stack', name: filled('--stack', stack), aws }
  if (Object.keys(aws).length > 0) throw new UsageError('--region and --profile require --stack')
  return twinChoiceOf(local)
}
