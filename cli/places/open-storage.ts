import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../../lambda/codec/decode'
import { CommandFailed, UsageError } from '../errors'
import { givenKeeping, type KeepingFlags } from '../flags/keeping-flags'
import { choiceOf, type AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from './aws-client-options'
import { DEFAULT_KEEPING, Keeping } from './keeping'
import { stackOutputs } from './stack-outputs'
import type { Storage } from './storage'
import { twinHttp } from './twin-http'

/** With growing pauses, until a table that throttles has grown as well. */
const ATTEMPTS = 8

const NEEDS = 'dynamodb:Query, GetItem, PutItem and UpdateItem on both tables'

const Tables = t.type({ endpoint: t.string, tableName: t.string, quarantineTableName: t.string }, 'Tables')

const jsonOr =
  <A>(codec: t.Decoder<unknown, A>, failure: string) =>
  (json: string): A =>
    pipe(
      E.tryCatch(
        () => JSON.parse(json) as unknown,
        () => undefined,
      ),
      E.chainW(decode(codec)),
      E.getOrElseW((): A => {
        throw new CommandFailed(failure)
      }),
    )

const clientFor = (aws: AwsChoice, environment: NodeJS.ProcessEnv, endpoint?: URL): DynamoDBClient =>
  new DynamoDBClient({ ...awsClientOptions(aws, environment, endpoint), maxAttempts: ATTEMPTS })

const stackStorage = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<Storage> => {
  const outputs = await stackOutputs(stack, aws, environment)
  const [tableName, quarantineTableName, keeping] = ['TableName', 'QuarantineTableName', 'Keeping'].map(
    name => outputs.get(name),
  )
  const failure = `The stack ${stack} does not say how it keeps records: deploy this version first, or give --table`
  if (tableName === undefined || quarantineTableName === undefined || keeping === undefined)
    throw new CommandFailed(failure)
  const region = aws.region ?? environment['AWS_REGION']
  return {
    client: clientFor(aws, environment),
    tableName,
    quarantineTableName,
    keeping: jsonOr(Keeping, failure)(keeping),
    place: { what: `stack ${stack}`, needs: NEEDS, ...(region === undefined ? {} : { region }) },
    name: `stack ${stack} (${tableName})`,
  }
}

/** The twin's database takes what the twin itself uses, whatever credentials the environment has for AWS. */
const twinStorage = async (url: URL, environment: NodeJS.ProcessEnv): Promise<Storage> => {
  const body = await twinHttp(url, environment).read('/local/tables')
  if (body === undefined)
    throw new CommandFailed(`The twin at ${url.origin} lets its tables be used on its own machine only`)
  const failure = 'What answers there is no twin of this version: check the URL of --local'
  const { endpoint, tableName, quarantineTableName } = jsonOr(Tables, failure)(body)
  return {
    client: clientFor({}, {}, new URL(endpoint)),
    tableName,
    quarantineTableName,
    keeping: DEFAULT_KEEPING,
    place: { what: 'local twin', needs: NEEDS },
    name: `twin ${url.origin}`,
  }
}

/** @throws UsageError or CommandFailed where it is not said, or not known, which tables are meant */
export const openStorage = async (flags: KeepingFlags, environment: NodeJS.ProcessEnv): Promise<Storage> => {
  const choice = choiceOf(flags)
  const given = givenKeeping(flags)
  switch (choice._tag) {
    case 'stack':
      return stackStorage(choice.name, choice.aws, environment)
    case 'table': {
      const { name, aws, endpoint } = choice
      const where = aws.region ?? (endpoint === undefined ? environment['AWS_REGION'] : endpoint.host)
      return {
        client: clientFor(aws, environment, endpoint),
        tableName: name,
        ...(flags.quarantineTable === undefined ? {} : { quarantineTableName: flags.quarantineTable }),
        keeping: { ...DEFAULT_KEEPING, ...given },
        place: { what: `table ${name}`, needs: NEEDS, ...(where === undefined ? {} : { region: where }) },
        name: `table ${name} in ${where ?? '?'}`,
      }
    }
    case 'twin':
      return twinStorage(choice.url, environment)
    case 'twin if it runs':
      if (await twinHttp(choice.url, environment).isRunning()) return twinStorage(choice.url, environment)
      throw new UsageError(
        'Which tables? Give --stack NAME or --table NAME, or start the local twin (npm start; elsewhere: --local URL)',
      )
  }
}
