import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import * as E from 'fp-ts/Either'
import { type Answer, type Line, problemAnswer, UNFORESEEN, type WholeAnswer } from './answer'

const sendWhole = (response: ServerResponse, { status, headers, body }: WholeAnswer): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.writeHead(status).end(body)
}

const textOf = (line: Line): string => `${JSON.stringify(E.isLeft(line) ? line.left : line.right)}\n`

/** Waits until the line is on its way, so that lines do not pile up for a browser that is slow. */
const write = async (response: ServerResponse, text: string, gone: AbortSignal): Promise<void> => {
  if (!response.write(text)) await once(response, 'drain', { signal: gone }).catch(() => undefined)
}

/** A failure has a status of its own as long as nothing was sent; later it is the last line. */
const sendLines = async (response: ServerResponse, lines: AsyncIterable<Line>): Promise<void> => {
  const gone = new AbortController()
  response.once('close', () => {
    gone.abort()
  })
  try {
    // Whoever breaks off the loop ends the reading as well.
    for await (const line of lines) {
      if (gone.signal.aborted) break
      if (!response.headersSent) {
        if (E.isLeft(line)) {
          sendWhole(response, problemAnswer(line.left))
          return
        }
        response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8')
        response.setHeader('Cache-Control', 'no-store')
        response.writeHead(200)
      }
      await write(response, textOf(line), gone.signal)
    }
  } catch {
    if (!response.headersSent) {
      sendWhole(response, problemAnswer(UNFORESEEN))
      return
    }
    response.write(textOf(E.left(UNFORESEEN)))
  }
  response.end()
}

export const send = async (response: ServerResponse, answer: Answer): Promise<void> => {
  if ('lines' in answer) await sendLines(response, answer.lines)
  else sendWhole(response, answer)
}
