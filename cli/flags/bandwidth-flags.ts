import type { Command } from 'commander'
import { API_URL, TOKEN_URL, VOICE_URL } from '../../lambda/bandwidth/addresses'
import type { BandwidthCredentials } from '../../lambda/bandwidth/credentials'
import { readTogether, UsageError } from '../errors'
import { secretUrl } from './place-flags'

/** For commands that call Bandwidth's APIs. */
export type BandwidthFlags = {
  readonly accountId?: string
  readonly clientId?: string
  readonly clientSecret?: string
}

/** The environment variables that stand for these flags. Bandwidth's own command line reads the first two. */
const VARIABLES = {
  clientId: 'BW_CLIENT_ID',
  clientSecret: 'BW_CLIENT_SECRET',
  accountId: 'BW_ACCOUNT_ID',
} as const

/** The environment variables with the URLs of Bandwidth's APIs, for a proxy or a test. To each of them a path is added. */
const URLS = {
  BW_VOICE_URL: VOICE_URL,
  BW_TOKEN_URL: TOKEN_URL,
  BW_API_URL: API_URL,
} as const

/** An account at Bandwidth, and what it takes to call its APIs. None of the URLs ends with a slash. */
export type Bandwidth = {
  readonly accountId: string
  readonly credentials: BandwidthCredentials
  readonly voiceUrl: URL
  readonly tokenUrl: URL
  readonly apiUrl: URL
}

export const addBandwidthFlags = (command: Command): Command =>
  command
    .optionsGroup('Bandwidth:')
    .option('--account-id <ID>', `the account at Bandwidth (default: ${VARIABLES.accountId})`)
    .option('--client-id <ID>', `the client id of an API user at Bandwidth (default: ${VARIABLES.clientId})`)
    .option(
      '--client-secret <SECRET>',
      `its secret (default: ${VARIABLES.clientSecret}, which is safer: a flag stays in the history of the shell)`,
    )

type Environment = Readonly<Record<string, string | undefined>>

/** A value that is empty is not set, and white space around one is no part of it. @throws UsageError if neither the flag nor the variable is set */
const given = (
  flag: string,
  value: string | undefined,
  variable: string,
  environment: Environment,
): string => {
  const text = (value ?? environment[variable] ?? '').trim()
  if (text === '') throw new UsageError(`Bandwidth: set ${variable}, or give ${flag}`)
  return text
}

/** In a path, so that it must not change the path. @throws UsageError */
const accountIdOf = ({ accountId }: BandwidthFlags, environment: Environment): string => {
  const id = given('--account-id', accountId, VARIABLES.accountId, environment)
  if (!/^\d{1,32}$/.test(id))
    throw new UsageError(
      `${accountId === undefined ? VARIABLES.accountId : '--account-id'}: expected digits, such as 9900000`,
    )
  return id
}

/** @throws UsageError */
const urlOf = (variable: keyof typeof URLS, environment: Environment): URL => {
  const url = secretUrl(variable, environment[variable]?.trim() || URLS[variable])
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${variable}: expected a URL such as ${URLS[variable]}, without ? and #`)
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}

/** @throws UsageError that names each flag or variable that is missing or wrong, without its value */
export const bandwidthOf = (flags: BandwidthFlags, environment: Environment): Bandwidth => {
  const [accountId, clientId, clientSecret, voiceUrl, tokenUrl, apiUrl] = readTogether(
    () => accountIdOf(flags, environment),
    () => given('--client-id', flags.clientId, VARIABLES.clientId, environment),
    () => given('--client-secret', flags.clientSecret, VARIABLES.clientSecret, environment),
    () => urlOf('BW_VOICE_URL', environment),
    () => urlOf('BW_TOKEN_URL', environment),
    () => urlOf('BW_API_URL', environment),
  )
  return { accountId, credentials: { clientId, clientSecret }, voiceUrl, tokenUrl, apiUrl }
}
