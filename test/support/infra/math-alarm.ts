import { evaluate, type Point } from './metric-math'

/** A metric of an alarm: `Ended{cause=busy,service=…}` and the statistic of it that counts. */
export type AlarmMetric = { readonly name: string; readonly statistic: string; readonly period: number }

type Query = {
  readonly Id: string
  readonly Expression?: string
  readonly MetricStat?: {
    readonly Metric: {
      readonly MetricName: string
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[]
    }
    readonly Stat: string
    readonly Period: number
  }
  readonly ReturnData: boolean
}

/** An alarm of a template whose value is an expression. */
export type MathAlarm = {
  readonly Metrics: readonly Query[]
  readonly Threshold: number
  readonly EvaluationPeriods: number
  readonly DatapointsToAlarm: number
}

const metricOf = ({ Metric, Stat, Period }: NonNullable<Query['MetricStat']>): AlarmMetric => {
  const dimensions = Metric.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()
  return { name: `${Metric.MetricName}{${dimensions.join(',')}}`, statistic: Stat, period: Period }
}

export const metricsIn = ({ Metrics }: Pick<MathAlarm, 'Metrics'>): readonly AlarmMetric[] =>
  Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [metricOf(MetricStat)]))

export const expressionsIn = ({ Metrics }: MathAlarm): readonly string[] =>
  Metrics.flatMap(({ Expression }) => Expression ?? [])

/** The value that an alarm compares with its threshold in one period: its expressions, as they are in the template, evaluated. */
export const valueOf = ({ Metrics }: MathAlarm, pointOf: (metric: AlarmMetric) => Point): Point => {
  const byId = (id: string): Point => {
    const query = Metrics.find(({ Id }) => Id === id)
    if (query?.Expression !== undefined) return evaluate(query.Expression, byId)
    if (query?.MetricStat === undefined) throw new Error(`The alarm has no metric ${id}`)
    return pointOf(metricOf(query.MetricStat))
  }
  const [watched] = Metrics.filter(({ ReturnData }) => ReturnData)
  return byId(watched?.Id ?? 'none')
}

/** How probable each number of hits is, exactly: from none to all of `tries`. */
const binomial = (tries: number, chance: number): readonly number[] => {
  let probability = (1 - chance) ** tries
  return Array.from({ length: tries + 1 }, (_, hits) => {
    if (hits > 0) probability *= ((tries - hits + 1) * chance) / (hits * (1 - chance))
    return probability
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((before, one) => before + one, 0)

/**
 * How probable it is that the alarm is on, if each call fails with this chance.
 * @param value of the alarm for a number of failed calls
 */
export const chanceOfAlarm = (
  { Threshold, EvaluationPeriods, DatapointsToAlarm }: MathAlarm,
  value: (failed: number) => Point,
  calls: number,
  chance: number,
): number => {
  const breaching = binomial(calls, chance).filter((_, failed) => {
    const point = value(failed)
    return typeof point === 'number' && point > Threshold
  })
  return sum(binomial(EvaluationPeriods, sum(breaching)).slice(DatapointsToAlarm))
}
