import type { Command } from 'commander'
import { DEFAULT_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { isLoopback, TWIN_URL } from '../../lambda/deployment/twin'
import { UsageError } from '../errors'

export type PlaceFlags = {
  readonly stack?: string
  readonly table?: string
  readonly endpoint?: string
  readonly readIndexShards?: string
  readonly region?: string
  readonly profile?: string
  readonly local?: string | true
}

/** For commands that need a whole deployment, not only a table. */
export type DeploymentFlags = Omit<PlaceFlags, 'table' | 'endpoint' | 'readIndexShards'>

/** For commands that need what only a stack has. */
export type StackFlags = Omit<DeploymentFlags, 'local'>

/** The environment variables that stand for flags of a place. A flag of a place wins over both `stack` and `local`. */
export const VARIABLES = {
  stack: 'DISCONNECTS_STACK',
  region: 'DISCONNECTS_REGION',
  local: 'DISCONNECTS_LOCAL',
} as const

/** Options that several commands share. */
export const OPTIONS = {
  stack: ['--stack <NAME>', `a deployed stack (default: ${VARIABLES.stack})`],
  endpoint: ['--endpoint <URL>', 'with --table: the URL of a database outside AWS'],
  readIndexShards: [
    '--read-index-shards <N>',
    `with --table: the most that indexShards of its deployment has been (default ${DEFAULT_INDEX_SHARDS})`,
  ],
  region: [
    '--region <REGION>',
    `the AWS region (default: ${VARIABLES.region}, or else as the AWS CLI finds it)`,
  ],
  profile: ['--profile <NAME>', 'the AWS profile (default: as the AWS CLI finds it)'],
  local: [
    '--local [URL]',
    `the local twin (default: ${VARIABLES.local}, or else ${TWIN_URL}, chosen without any flag if it is running)`,
  ],
} as const

export const addPlaceFlags = (command: Command): Command =>
  command
    .optionsGroup('Place:')
    .option(...OPTIONS.stack)
    .option('--table <NAME>', 'a table')
    .option(...OPTIONS.endpoint)
    .option(...OPTIONS.readIndexShards)
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)
    .option(...OPTIONS.local)

export const addStackFlags = (command: Command): Command =>
  command
    .optionsGroup('Place:')
    .option(...OPTIONS.stack)
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)

export const addDeploymentFlags = (command: Command): Command =>
  command
    .optionsGroup('Place:')
    .option(...OPTIONS.stack)
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)
    .option(...OPTIONS.local)

/** @param name that of the flag or variable @throws UsageError */
export const httpUrl = (name: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new UsageError(`${name}: expected a URL such as ${TWIN_URL}, without a user name and password`)
  return url
}

/** A URL that a password is sent to. @throws UsageError if others could read it on the way */
export const secretUrl = (flag: string, text: string): URL => {
  const url = httpUrl(flag, text)
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new UsageError(`${flag}: expected https, since the password is sent there`)
  return url
}
