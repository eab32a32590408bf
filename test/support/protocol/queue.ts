export type Message = {
  readonly id: string
  readonly body: string
  receives: number
  /** The process that has received it, while it is hidden from others. */
  takenBy?: number | undefined
  state: 'waiting' | 'dead' | 'deleted'
}

/** After this many failures a message is a dead letter. */
const RECEIVES_MAX = 2

/** A queue that delivers a message again if it is not deleted, and sometimes while a process still works on it. */
export const startQueue = () => {
  const messages: Message[] = []
  const there = (): readonly Message[] => messages.filter(({ state }) => state !== 'deleted')
  const giveBack = (message: Message): void => {
    message.takenBy = undefined
    if (message.receives >= RECEIVES_MAX) message.state = 'dead'
  }
  return {
    send: (body: string): object => {
      messages.push({ id: `message-${messages.length}`, body, receives: 0, state: 'waiting' })
      return { MessageId: String(messages.length) }
    },
    bodies: (): readonly string[] => there().map(({ body }) => body),
    visible: (): readonly Message[] =>
      there().filter(({ state, takenBy }) => state === 'waiting' && takenBy === undefined),
    takenBy: (process: number): readonly Message[] => there().filter(({ takenBy }) => takenBy === process),
    take: (message: Message, process: number): void => {
      message.takenBy = process
      message.receives++
    },
    /** Its visibility timeout is over. */
    reappear: giveBack,
    finish: (process: number, failed: readonly string[]): void => {
      for (const message of there().filter(({ takenBy }) => takenBy === process))
        if (failed.includes(message.id)) giveBack(message)
        else message.state = 'deleted'
    },
    dead: (): readonly Message[] => there().filter(({ state }) => state === 'dead'),
    redrive: (): void => {
      for (const message of there().filter(({ state }) => state === 'dead')) {
        message.state = 'waiting'
        message.receives = 0
      }
    },
    fingerprint: (): unknown =>
      there().map(({ id, body, receives, takenBy, state }) => [id, body, receives, takenBy, state]),
  }
}

export type Queue = ReturnType<typeof startQueue>
