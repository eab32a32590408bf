import type { Cluster, Fate, Process } from './cluster'
import type { Operation } from './operations'

/** Something that can happen next. A choice that is `late` may also never happen. */
export type Choice = {
  readonly name: string
  readonly kind: 'usual' | 'fault' | 'late'
  readonly take: () => void
}

const choice = (name: string, take: () => void): Choice => ({ name, kind: 'usual', take })
const fault = (name: string, take: () => void): Choice => ({ name, kind: 'fault', take })

const operationChoices = (cluster: Cluster, operation: Operation): readonly Choice[] => {
  const { id, process, isGivenUp } = operation
  const perform = (fate: Fate) => () => {
    cluster.perform(operation, fate)
  }
  if (isGivenUp || cluster.processes[process]?.state !== 'runs')
    return [{ name: `${id} succeeds late`, kind: 'late', take: perform('succeeds') }]
  return [
    choice(`${id} succeeds`, perform('succeeds')),
    ...(['is refused', 'loses its answer'] as const).map(fate => fault(`${id} ${fate}`, perform(fate))),
  ]
}

const processFaults = (cluster: Cluster, process: Process): readonly Choice[] => {
  if (process.state !== 'runs') return []
  const { queue } = cluster.services
  return [
    fault(`${process.number} crashes`, () => {
      cluster.crash(process)
    }),
    ...queue.takenBy(process.number).map(message =>
      fault(`${message.id} is handed out again`, () => {
        cluster.reappear(message)
      }),
    ),
  ]
}

/**
 * A timer that goes off while its process waits for an operation is a fault: a time-out. While the process waits for nothing else, it
 * is the usual course. A time-out of the queue is no choice of its own: it is the same as an answer of the queue that is lost.
 */
const timeChoices = (cluster: Cluster, process: Process): readonly Choice[] => {
  const asked = cluster.askedBy(process)
  if (asked.some(({ isOfQueue }) => isOfQueue)) return []
  return cluster.timersOf(process).map(({ id, goOff }) => {
    if (asked.length === 0) return choice(`${id} goes off`, goOff)
    return fault(`${id} goes off`, () => {
      for (const operation of asked) operation.isGivenUp = true
      goOff()
    })
  })
}

/** If the connection breaks, Bandwidth tries once more. */
const wantsRetry = ({ attempts, processes }: Cluster, delivery: number): boolean =>
  attempts[delivery] === 1 &&
  processes.some(process => process.delivery === delivery && process.state === 'is dead')

/** Callbacks are first delivered in the order of their numbers. Any other order would be the same with other numbers. */
const isNext = ({ attempts }: Cluster, delivery: number): boolean => attempts.indexOf(0) === delivery

const deliveries = (cluster: Cluster): readonly Choice[] =>
  cluster.bodies.flatMap((_, delivery) =>
    isNext(cluster, delivery) || wantsRetry(cluster, delivery)
      ? [
          choice(`delivery ${delivery}`, () => {
            cluster.deliver(delivery)
          }),
        ]
      : [],
  )

const reconciliation = ({ mayReconcile, reconcile }: Cluster): readonly Choice[] =>
  mayReconcile() ? [choice('reconcile', reconcile)] : []

const isDraining = ({ processes, services }: Cluster): boolean =>
  processes.some(({ state, number }) => state === 'runs' && services.queue.takenBy(number).length > 0)

const queueChoices = (cluster: Cluster): readonly Choice[] => {
  const { queue } = cluster.services
  return [
    ...(queue.visible().length > 0 && !isDraining(cluster) ? [choice('drain', cluster.drain)] : []),
    ...(queue.dead().length > 0 ? [choice('redrive', cluster.redrive)] : []),
  ]
}

const breakerChoices = ({ services: { instance } }: Cluster): readonly Choice[] =>
  instance.state() === 'open' ? [choice('the database has rested', instance.endRest)] : []

export const choicesIn = (cluster: Cluster): readonly Choice[] => [
  ...[...cluster.pending.values()].flatMap(operation => operationChoices(cluster, operation)),
  ...deliveries(cluster),
  ...reconciliation(cluster),
  ...queueChoices(cluster),
  ...breakerChoices(cluster),
  ...cluster.processes.flatMap(process => timeChoices(cluster, process)),
  ...cluster.processes.flatMap(process => processFaults(cluster, process)),
]
