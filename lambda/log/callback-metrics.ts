import type { DurableOutcome } from '../intake/receive-durably'
import type { WaitingOutcome } from '../intake/receive-waiting'
import { embeddedMetrics, type EmbeddedMetrics } from './embedded-metrics'
import { counted, measurementsOf, type Measurement } from './measurements'
import type { MetricName } from '../deployment/metric-names'

/** What the log lines about callbacks carry for CloudWatch. */
export type CallbackMetrics = {
  readonly received: (outcome: DurableOutcome) => EmbeddedMetrics
  readonly drained: (outcome: WaitingOutcome) => EmbeddedMetrics
  readonly counted: (name: MetricName) => EmbeddedMetrics
}

export type CallbackMetricsOptions = {
  /** The identifiers of applications that are told apart. */
  readonly applications: readonly string[]
}

export const callbackMetrics = ({ applications }: CallbackMetricsOptions): CallbackMetrics => {
  const embed = (measurements: readonly Measurement[]): EmbeddedMetrics =>
    embeddedMetrics(Date.now(), measurements)
  const received = measurementsOf('Received', applications)
  const drained = measurementsOf('Drained', applications)
  return {
    received: outcome => embed(received(outcome)),
    drained: outcome => embed(drained(outcome)),
    counted: name => embed([counted(name)]),
  }
}
