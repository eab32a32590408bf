import { withoutLogging } from '../../lambda/aws/client-options'
import { UsageError } from '../errors'
import type { AwsChoice, Choice } from '../flags/target-flags'
import type { Target } from './target'
import { twinHttp } from './twin-http'
import { twinTarget } from './twin-target'

/** The AWS SDK takes longer to load than the rest of the program, so it is loaded where it is needed. */
const openTable = async (
  tableName: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
  endpoint?: URL,
): Promise<Target> => {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb')
  const { tableTarget } = await import('./table-target')
  const { awsClientOptions } = await import('./aws-client-options')
  const client = withoutLogging(new DynamoDBClient(awsClientOptions(aws, environment, endpoint)))
  const where = aws.region ?? (endpoint === undefined ? environment['AWS_REGION'] : endpoint.host)
  return tableTarget(client, tableName, {
    what: `table ${tableName}`,
    ...(where === undefined ? {} : { region: where }),
  })
}

export const openTarget = async (choice: Choice, environment: NodeJS.ProcessEnv): Promise<Target> => {
  switch (choice._tag) {
    case 'stack': {
      const { stackTable } = await import('./stack-table')
      return openTable(await stackTable(choice.name, choice.aws, environment), choice.aws, environment)
    }
    case 'table':
      return openTable(choice.name, choice.aws, environment, choice.endpoint)
    case 'twin':
      return twinTarget(twinHttp(choice.url, environment))
    case 'twin if it runs': {
      const http = twinHttp(choice.url, environment)
      if (await http.isRunning()) return twinTarget(http)
      throw new UsageError(
        'Which records? Give --stack NAME or --table NAME, or start the local twin (npm start; elsewhere: --local URL)',
      )
    }
  }
}
