import { randomUUID } from 'node:crypto'
import { startServer } from '../server'

/** How the bus answers one request. With `partly`, it takes only every second entry, from the second on; with `lost`, it takes all, and nobody learns of it. */
export type BusAnswer =
  'takes' | 'partly' | 'fails' | 'throttles' | 'denies' | 'lost' | 'refuses' | 'too large'

export type PutEntry = {
  readonly EventBusName: string
  readonly Resources?: readonly string[]
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string
}

type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string }

const ERRORS = {
  fails: [500, 'InternalException'],
  throttles: [400, 'ThrottlingException'],
  denies: [400, 'AccessDeniedException'],
  refuses: [400, 'ValidationException'],
  'too large': [413, 'RequestEntityTooLargeException'],
} as const

/** A stand-in for EventBridge that takes events over HTTP, as the SDK sends them. */
export const startEventBus = async (
  answerTo: (entries: readonly PutEntry[]) => BusAnswer = () => 'takes',
) => {
  const events: PutEntry[] = []
  const requests: (readonly PutEntry[])[] = []
  const take = (entry: PutEntry): Result => {
    events.push(entry)
    return { EventId: randomUUID() }
  }
  const server = await startServer((text, request, response) => {
    const { Entries } = JSON.parse(text) as { Entries: readonly PutEntry[] }
    requests.push(Entries)
    const answer = answerTo(Entries)
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
    if (answer in ERRORS) {
      const [status, type] = ERRORS[answer as keyof typeof ERRORS]
      reply(status, { __type: type, message: Entries[0]?.Detail })
      return
    }
    const results = Entries.map((entry, i) =>
      answer === 'partly' && i % 2 === 0
        ? { ErrorCode: 'ThrottlingException', ErrorMessage: entry.Detail }
        : take(entry),
    )
    if (answer === 'lost') request.socket.destroy()
    else
      reply(200, {
        FailedEntryCount: results.filter(result => 'ErrorCode' in result).length,
        Entries: results,
      })
  })
  return { ...server, events, requests }
}

export type EventBus = Awaited<ReturnType<typeof startEventBus>>
