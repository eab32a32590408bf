import type { SQSEvent } from 'aws-lambda'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { gatewayEvent } from '../lambda/gateway-event'
import type { Refuses } from '../aws/in-memory-dynamodb'
import { handlersOf, startServices } from './deployment'
import { resultOf, startConversation, type Operation } from './operations'
import type { Message } from './queue'
import { processClock, type ProcessClock, type RunningTimer } from './process-clock'

export type Process = {
  readonly number: number
  readonly heard: readonly string[]
  readonly clock: ProcessClock
  /** The number of the callback that it receives; undefined if it drains. */
  readonly delivery?: number
  state: 'runs' | 'has ended' | 'is dead'
}

export type Answer = { readonly delivery: number; readonly statusCode: number }

/** An operation that loses its answer takes effect all the same. */
export type Fate = 'succeeds' | 'is refused' | 'loses its answer'

/**
 * Bandwidth, the deployed functions, the database and the queue. The caller decides what happens next.
 *
 * @param listed the record that reconciliation makes of a call in Bandwidth's list
 */
export const startCluster = (bodies: readonly string[], refuses?: Refuses, listed?: Disconnect) => {
  const services = startServices(refuses)
  const { database, queue, instance } = services
  const pending = new Map<string, Operation>()
  const processes: Process[] = []
  const attempts = bodies.map(() => 0)
  const answers: Answer[] = []
  const outcomes: string[] = []
  let mayMiscount = false
  let isReconciled = listed === undefined

  const start = (delivery?: number) => {
    const number = processes.length
    const { ask, heard } = startConversation(number, pending)
    const clock = processClock(number)
    const process: Process = {
      number,
      heard,
      clock,
      state: 'runs',
      ...(delivery === undefined ? {} : { delivery }),
    }
    processes.push(process)
    const handlers = handlersOf(services, ask, clock, outcome => {
      outcomes.push(outcome)
    })
    return { process, handlers }
  }

  const deliver = (delivery: number): void => {
    const attempt = (attempts[delivery] ?? 0) + 1
    attempts[delivery] = attempt
    const { process, handlers } = start(delivery)
    const event = gatewayEvent({ body: bodies[delivery] ?? '' })
    const requestContext = {
      ...event.requestContext,
      requestId: `delivery-${delivery}-${attempt}`,
      timeEpoch: event.requestContext.timeEpoch + 10 * delivery + attempt,
    }
    void handlers.receive({ ...event, requestContext }).then(({ statusCode = 0 }) => {
      if (process.state !== 'runs') return
      process.state = 'has ended'
      answers.push({ delivery, statusCode })
    })
  }

  const drain = (): void => {
    const { process, handlers } = start()
    const messages = queue.visible().slice(0, 2)
    for (const message of messages) queue.take(message, process.number)
    const Records = messages.map(({ id, body, receives }) => ({
      messageId: id,
      body,
      attributes: { ApproximateReceiveCount: String(receives) },
    }))
    const event = { Records } as SQSEvent
    void handlers.drain(event).then(({ batchItemFailures }) => {
      if (process.state !== 'runs') return
      process.state = 'has ended'
      queue.finish(
        process.number,
        batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      )
    })
  }

  const reconcile = (): void => {
    isReconciled = true
    const { process, handlers } = start()
    void handlers.reconcile(listed).then(() => {
      if (process.state === 'runs') process.state = 'has ended'
    })
  }

  /** Its operations may still take effect, but it gets no answers. */
  const crash = (process: Process): void => {
    mayMiscount = true
    process.state = 'is dead'
    for (const message of queue.takenBy(process.number)) queue.reappear(message)
  }

  const perform = (operation: Operation, fate: Fate): void => {
    pending.delete(operation.id)
    if (fate === 'loses its answer' && operation.isOfQueue) mayMiscount = true
    const result = fate === 'is refused' ? undefined : resultOf(operation.commit)
    if (processes[operation.process]?.state === 'is dead') return
    operation.answer(fate === 'succeeds' && result !== undefined ? result : { error: new Error(fate) })
  }

  const hasMoreToDo = ({ number, state }: Process): boolean =>
    state === 'runs' ||
    (state === 'has ended' && [...pending.values()].some(({ process }) => process === number))

  return {
    bodies,
    services,
    answers,
    outcomes,
    attempts,
    processes,
    pending,
    deliver,
    drain,
    reconcile,
    mayReconcile: () => !isReconciled,
    crash,
    perform,
    reappear: (message: Message): void => {
      mayMiscount = true
      queue.reappear(message)
    },
    redrive: (): void => {
      mayMiscount = true
      queue.redrive()
    },
    /**
     * Whether counts may be wrong: a process ended before it could count, a message was delivered twice, or it was redriven, which
     * resets the number of its tries.
     */
    mayMiscount: (): boolean => mayMiscount,
    /** The operations that a process waits for. */
    askedBy: ({ number }: Process): readonly Operation[] =>
      [...pending.values()].filter(({ process, isGivenUp }) => process === number && !isGivenUp),
    timersOf: ({ state, clock }: Process): readonly RunningTimer[] =>
      state === 'runs' ? clock.running() : [],
    /** Two clusters with the same fingerprint behave the same from now on. */
    fingerprint: (): string =>
      JSON.stringify([
        attempts,
        answers.map(answer => JSON.stringify(answer)).sort(),
        [...outcomes].sort(),
        mayMiscount,
        isReconciled,
        database.dump(),
        queue.fingerprint(),
        instance.state(),
        [...pending.values()].map(({ id, isGivenUp }) => `${id} ${isGivenUp}`).sort(),
        processes.map(process => [
          process.state,
          process.delivery,
          ...(hasMoreToDo(process)
            ? [process.heard, process.clock.now(), process.clock.running().map(({ id }) => id)]
            : []),
        ]),
      ]),
  }
}

export type Cluster = ReturnType<typeof startCluster>
