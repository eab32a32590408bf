import type { Command } from 'commander'
import { UsageError } from '../errors'
import { isLoopback } from '../loopback'

export type TargetFlags = {
  readonly stack?: string
  readonly table?: string
  readonly endpoint?: string
  readonly region?: string
  readonly profile?: string
  readonly local?: string | true
}

export type AwsChoice = { readonly region?: string; readonly profile?: string }

/** Where the records are. */
export type Choice =
  | { readonly _tag: 'stack'; readonly name: string; readonly aws: AwsChoice }
  | { readonly _tag: 'table'; readonly name: string; readonly endpoint?: URL; readonly aws: AwsChoice }
  | { readonly _tag: 'twin'; readonly url: URL }
  | { readonly _tag: 'twin if it runs'; readonly url: URL }

export const TWIN_URL = 'http://127.0.0.1:8787'

export const addTargetFlags = (command: Command): Command =>
  command
    .optionsGroup('From where:')
    .option('--stack <NAME>', 'the table of a deployed stack, found by its outputs')
    .option('--table <NAME>', 'a table, by its name')
    .option('--endpoint <URL>', 'where the database of --table listens, if it is not that of AWS')
    .option('--region <REGION>', 'the AWS region (else as the AWS CLI finds it)')
    .option('--profile <NAME>', 'the AWS profile (else as the AWS CLI finds it)')
    .option('--local [URL]', `the local twin (default ${TWIN_URL}; used without any flag if it runs)`)

export const httpUrl = (flag: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new UsageError(`${flag}: expected a URL such as ${TWIN_URL}, without a user name and password`)
  return url
}

/** A URL that a password is sent to. @throws UsageError if everybody on the way could read it */
export const secretUrl = (flag: string, text: string): URL => {
  const url = httpUrl(flag, text)
  if (url.protocol === 'http:' && !isLoopback(url))
    throw new UsageError(`${flag}: expected https, since the password is sent there`)
  return url
}

const filled = (flag: string, value: string): string => {
  if (value.trim() === '') throw new UsageError(`${flag}: expected a name`)
  return value
}

/** @throws UsageError where flags do not go together */
export const choiceOf = ({ stack, table, endpoint, region, profile, local }: TargetFlags): Choice => {
  if ([stack, table, local].filter(target => target !== undefined).length > 1)
    throw new UsageError('--stack, --table and --local exclude each other')
  if (endpoint !== undefined && table === undefined) throw new UsageError('--endpoint goes with --table')
  const aws = { ...(region === undefined ? {} : { region }), ...(profile === undefined ? {} : { profile }) }
  if (stack !== undefined) return { _tag: 'stack', name: filled('--stack', stack), aws }
  if (table !== undefined)
    return {
      _tag: 'table',
      name: filled('--table', table),
      ...(endpoint === undefined ? {} : { endpoint: httpUrl('--endpoint', endpoint) }),
      aws,
    }
  if (Object.keys(aws).length > 0) throw new UsageError('--region and --profile go with --stack or --table')
  return typeof local === 'string'
    ? { _tag: 'twin', url: httpUrl('--local', local) }
    : { _tag: local === true ? 'twin' : 'twin if it runs', url: new URL(TWIN_URL) }
}
