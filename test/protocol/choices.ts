import type { Cluster, Fate, Process } from './cluster'
import type { Operation } from './operations'

/** Something that may happen next. */
export type Choice = { readonly name: string; readonly isFault: boolean; readonly take: () => void }

const choice = (name: string, take: () => void): Choice => ({ name, isFault: false, take })
const fault = (name: string, take: () => void): Choice => ({ name, isFault: true, take })

const operationChoices = (cluster: Cluster, operation: Operation): readonly Choice[] => {
  const { id, process } = operation
  const perform = (fate: Fate) => () => {
    cluster.perform(operation, fate)
  }
  const succeeds = choice(`${id} succeeds`, perform('succeeds'))
  const isAwaited = cluster.processes[process]?.state === 'runs'
  return isAwaited
    ? [
        succeeds,
        ...(['is refused', 'is not heard of'] as const).map(fate => fault(`${id} ${fate}`, perform(fate))),
      ]
    : [
        succeeds,
        choice(`${id} never happens`, () => {
          cluster.forget(operation)
        }),
      ]
}

const processFaults = (cluster: Cluster, process: Process): readonly Choice[] => {
  if (process.state !== 'runs') return []
  const { queue } = cluster.services
  return [
    fault(`${process.number} crashes`, () => {
      cluster.crash(process)
    }),
    ...(cluster.isOutOfTimeSoon(process)
      ? [
          fault(`${process.number} is out of time`, () => {
            cluster.runOutOfTime(process)
          }),
        ]
      : []),
    ...queue.takenBy(process.number).map(message =>
      fault(`${message.id} is handed out again`, () => {
        queue.reappear(message)
      }),
    ),
  ]
}

/** A connection that breaks makes Bandwidth try once more. */
const wantsRetry = ({ attempts, processes }: Cluster, delivery: number): boolean =>
  attempts[delivery] === 1 &&
  processes.some(process => process.delivery === delivery && process.state === 'is dead')

/** The callbacks are numbered in the order in which they are first delivered: any other would be the same with other numbers. */
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

const isDraining = ({ processes, services }: Cluster): boolean =>
  processes.some(({ state, number }) => state === 'runs' && services.queue.takenBy(number).length > 0)

const queueChoices = (cluster: Cluster): readonly Choice[] => {
  const { queue } = cluster.services
  return [
    ...(queue.visible().length > 0 && !isDraining(cluster) ? [choice('drain', cluster.drain)] : []),
    ...(queue.dead().length > 0 ? [choice('redrive', queue.redrive)] : []),
  ]
}

export const choicesIn = (cluster: Cluster): readonly Choice[] => [
  ...[...cluster.pending.values()].flatMap(operation => operationChoices(cluster, operation)),
  ...deliveries(cluster),
  ...queueChoices(cluster),
  ...cluster.processes.flatMap(process => processFaults(cluster, process)),
]
