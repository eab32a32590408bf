import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { defined } from '../../../lambda/codec/defined'
import { askAws, type AwsAnswer } from './aws-answer'
import type { Traffic } from './stack-reader'
import { DAY_MS } from '../../../lambda/disconnect/time-units'

/** CloudWatch keeps the sums of single minutes for 15 days. */
const DAYS = 14

const MINUTE = 60
const DAY = 86_400

const query = (
  Id: string,
  Namespace: string,
  MetricName: string,
  [Name, Value]: readonly [string, string],
  Stat: 'Maximum' | 'Sum',
  Period: number,
): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace, MetricName, Dimensions: [{ Name, Value }] }, Stat, Period },
})

/** The peak of each metric. CloudWatch charges for two metrics. */
export const trafficOf = (
  client: CloudWatchClient,
  functionName: string,
  apiId: string,
  now = Date.now(),
): Promise<AwsAnswer<Traffic>> =>
  askAws('cloudwatch:GetMetricData', async () => {
    const most = new Map<string, number>()
    let NextToken: string | undefined
    do {
      const page = await client.send(
        new GetMetricDataCommand({
          StartTime: new Date(now - DAYS * DAY_MS),
          EndTime: new Date(now),
          MetricDataQueries: [
            query(
              'atOnce',
              'AWS/Lambda',
              'ConcurrentExecutions',
              ['FunctionName', functionName],
              'Maximum',
              DAY,
            ),
            query('requests', 'AWS/ApiGateway', 'Count', ['ApiId', apiId], 'Sum', MINUTE),
          ],
          NextToken,
        }),
      )
      for (const { Id = '', Values = [] } of page.MetricDataResults ?? [])
        for (const value of Values) most.set(Id, Math.max(value, most.get(Id) ?? 0))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    return defined({ atOnce: most.get('atOnce'), requestsPerMinute: most.get('requests') })
  })
