import type { SQSEvent } from 'aws-lambda'
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
  /** Which of the callbacks it receives; none: it drains. */
  readonly delivery?: number
  state: 'runs' | 'has ended' | 'is dead'
}

export type Answer = { readonly delivery: number; readonly statusCode: number }

/** `succeeds` is told to who asked; `is not heard of` takes effect all the same. */
export type Fate = 'succeeds' | 'is refused' | 'is not heard of'

/** Bandwidth, the deployed functions, the database and the queue, where whatever happens next is said from outside. */
export const startCluster = (bodies: readonly string[], refuses?: Refuses) => {
  const services = startServices(refuses)
  const { database, queue, instance } = services
  const pending = new Map<string, Operation>()
  const processes: Process[] = []
  const attempts = bodies.map(() => 0)
  const answers: Answer[] = []
  const outcomes: string[] = []
  let mayMiscount = false

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

  /** What it has asked for may still happen; it hears no more of it. */
  const crash = (process: Process): void => {
    mayMiscount = true
    process.state = 'is dead'
    for (const message of queue.takenBy(process.number)) queue.reappear(message)
  }

  const perform = (operation: Operation, fate: Fate): void => {
    pending.delete(operation.id)
    if (fate === 'is not heard of' && operation.isOfQueue) mayMiscount = true
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
     * Whether a process ended before it could count, or a message was there twice, or was redriven, after which nobody knows how often
     * it was tried: then what is counted may be wrong.
     */
    mayMiscount: (): boolean => mayMiscount,
    /** What a process waits for beside the time. */
    askedBy: ({ number }: Process): readonly Operation[] =>
      [...pending.values()].filter(({ process, isGivenUp }) => process === number && !isGivenUp),
    timersOf: ({ state, clock }: Process): readonly RunningTimer[] =>
      state === 'runs' ? clock.running() : [],
    /** Two clusters with the same one have the same future. */
    fingerprint: (): string =>
      JSON.stringify([
        attempts,
        answers.map(answer => JSON.stringify(answer)).sort(),
        [...outcomes].sort(),
        mayMiscount,
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
