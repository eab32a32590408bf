import type { MetricName } from '../../../lambda/deployment/metric-names'

type Directive = {
  readonly Namespace: string
  readonly Dimensions: readonly (readonly string[])[]
  readonly Metrics: readonly { readonly Name: MetricName; readonly Unit: string }[]
}

export type LogLine = Readonly<Record<string, unknown>> & {
  readonly _aws?: { readonly Timestamp: number; readonly CloudWatchMetrics: readonly Directive[] }
}

/** The SDK's own warnings are no JSON. */
export const linesOf = (logs: string): readonly LogLine[] =>
  logs
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as LogLine)

/** A metric as CloudWatch knows it, and what it is told: `Ended{cause=hangup,service=…}` has 1. */
const metricsIn = (line: LogLine): readonly (readonly [string, unknown])[] =>
  (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Dimensions, Metrics }) =>
    Dimensions.flatMap(names => {
      const dimensions = [...names].sort().map(name => `${name}=${String(line[name])}`)
      return Metrics.map(({ Name }) => [`${Name}{${dimensions.join(',')}}`, line[Name]] as const)
    }),
  )

/** Every metric that CloudWatch makes of a line, by the rules of its embedded metric format. */
export const metricsOf = (line: LogLine | undefined): Record<string, unknown> =>
  Object.fromEntries(line === undefined ? [] : metricsIn(line))
