import { isAnyAcknowledged, type Attempt } from './deliver'
import type { SimulationReport } from './report'

type Counts = Record<string, number>

const count = (counts: Counts, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1
}

/** The quantile of a share, by nearest rank. */
const quantile = (sorted: Float64Array, share: number): number =>
  Math.round(10 * (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0)) / 10

type Delivered = Pick<
  SimulationReport,
  | 'deliveries'
  | 'duplicates'
  | 'challenges'
  | 'renamedChallenges'
  | 'resets'
  | 'retries'
  | 'answers'
  | 'connectionErrors'
  | 'timeouts'
  | 'latencyMs'
  | 'garbage'
>

export type DeliveryTally = {
  readonly delivered: (attempts: readonly Attempt[], isDuplicate: boolean) => void
  readonly garbageDelivered: (attempts: readonly Attempt[]) => void
  readonly result: () => Delivered
}

/** Counts the outcomes of deliveries. */
export const deliveryTally = (): DeliveryTally => {
  const answers: Counts = {}
  const connectionErrors: Counts = {}
  const totals = {
    deliveries: 0,
    duplicates: 0,
    challenges: 0,
    renamedChallenges: 0,
    resets: 0,
    retries: 0,
    timeouts: 0,
  }
  const garbage = { sent: 0, refused: 0 }
  const latencies: number[] = []

  const ended = ({ sent }: Attempt): void => {
    switch (sent._tag) {
      case 'answered':
        count(answers, String(sent.status))
        latencies.push(sent.ms)
        return
      case 'broken':
        count(connectionErrors, sent.code)
        return
      case 'reset':
        totals.resets++
        return
      case 'timed out':
        totals.timeouts++
    }
  }
  return {
    delivered: (attempts, isDuplicate) => {
      totals.deliveries++
      if (isDuplicate) totals.duplicates++
      if (attempts.some(({ challenge }) => challenge === 'asked')) totals.challenges++
      if (attempts.some(({ challenge }) => challenge === 'renamed')) totals.renamedChallenges++
      totals.retries += attempts.length - 1
      attempts.forEach(ended)
    },
    garbageDelivered: attempts => {
      garbage.sent++
      const last = attempts.at(-1)?.sent
      if (last?._tag === 'answered' && last.status === 400 && !isAnyAcknowledged(attempts)) garbage.refused++
    },
    result: () => {
      const sorted = Float64Array.from(latencies).sort()
      const latencyMs = { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), max: quantile(sorted, 1) }
      return { ...totals, answers, connectionErrors, latencyMs, garbage }
    },
  }
}
