import type { Cluster, Fate, Process } from './cluster'
import type { Operation } from './operations'

/** Something that may happen next. Whatever is late may as well not happen at all. */
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
    ...(['is refused', 'is not heard of'] as const).map(fate => fault(`${id} ${fate}`, perform(fate))),
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
 * While a process waits for the database as well, its time is up too soon; while it waits for nothing else, it is what it waits for.
 * That the queue takes too long is no choice of its own: it is as if nothing were heard of it.
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
    ...(queue.dead().length > 0 ? [choice('redrive', cluster.redrive)] : []),
  ]
}

const breakerChoices = ({ services: { instance } }: Cluster): readonly Choice[] =>
  instance.state() === 'open' ? [choice('the database has rested', instance.endRest)] : []

export const choicesIn = (cluster: Cluster): readonly Choice[] => [
  ...[...cluster.pending.values()].flatMap(operation => operationChoices(cluster, operation)),
  ...deliveries(cluster),
  ...queueChoices(cluster),
  ...breakerChoices(cluster),
  ...cluster.processes.flatMap(process => timeChoices(cluster, process)),
  ...cluster.processes.flatMap(process => processFaults(cluster, process)),
]
