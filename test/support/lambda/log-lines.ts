import type { MetricName } from '../../../lambda/deployment/metric-names'

type Directive = {
  readonly Namespace: string
  readonly Dimensions: readonly (readonly string[])[]
  readonly Metrics: readonly { readonly Name: MetricName; readonly Unit: string }[]
}

export type LogLine = Readonly<Record<string, unknown>> & {
  readonly _aws?: { readonly Timestamp: number; readonly CloudWatchMetrics: readonly Directive[] }
}

/** The JSON lines of a log. Warnings of the SDK, which are not JSON, are left out. */
export const logLinesOf = (logs: string): readonly LogLine[] =>
  logs
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as LogLine)

/** The metrics of a line by name and dimensions, with their values: `Ended{cause=hangup,service=…}` is 1. */
const metricsIn = (line: LogLine): readonly (readonly [string, unknown])[] =>
  (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Dimensions, Metrics }) =>
    Dimensions.flatMap(names => {
      const dimensions = [...names].sort().map(name => `${name}=${String(line[name])}`)
      return Metrics.map(({ Name }) => [`${Name}{${dimensions.join(',')}}`, line[Name]] as const)
    }),
  )

/** Every metric that CloudWatch extracts from a line in the embedded metric format. */
export const metricsOf = (line: LogLine | undefined): Record<string, unknown> =>
  Object.fromEntries(line === undefined ? [] : metricsIn(line))
