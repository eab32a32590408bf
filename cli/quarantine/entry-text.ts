import type { QuarantineEntry } from '../../lambda/disconnect/quarantine'
import type { Violation } from '../../lambda/disconnect/violation'
import { coloursFor } from '../printers/colours'
import { localExact, localTime } from '../printers/people-time'
import type { Screen } from '../printers/printer'
import { clipped, padded, visible } from '../printers/visible-text'
import { textIn } from './entry-json'

/** `startTime: an ISO 8601 time`, or only what the whole was expected to be. */
export const whyText = ({ path, expected }: Violation): string =>
  path === '' ? expected : `${path}: ${expected}`

const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const ID_WIDTH = 36
const SIZE_WIDTH = 8
const TIME_WIDTH = 19
/** An identifier begins with the time (UTC), so that a narrow terminal has it as well. */
const WIDE = 110

const state = ({ complete, replayed }: QuarantineEntry): string =>
  `${complete ? '' : '(incomplete) '}${replayed === undefined ? '' : `(${replayed.result} by a replay) `}`

/** A line for each entry, never wider than the terminal. */
export async function* entryTable(
  entries: AsyncIterable<QuarantineEntry>,
  { columns, colours: wanted }: Screen,
): AsyncGenerator<string> {
  const colours = coloursFor(wanted)
  const isWide = columns >= WIDE
  const whyWidth = Math.max(8, columns - ID_WIDTH - SIZE_WIDTH - 4 - (isWide ? TIME_WIDTH + 2 : 0))
  const line = (received: string, id: string, size: string, why: string): string =>
    clipped(
      `${isWide ? `${padded(received, TIME_WIDTH)}  ` : ''}${padded(id, ID_WIDTH)}  ${padded(size, SIZE_WIDTH)}  ${clipped(why, whyWidth)}`.trimEnd(),
      columns,
    )
  let none = true
  for await (const entry of entries) {
    const { receivedAt, quarantineId, body, violations } = entry
    if (none) yield `${colours.bold(line('received', 'quarantine id', 'size', 'expected'))}\n`
    none = false
    const why = visible(state(entry) + violations.map(whyText).join('; '))
    yield `${line(localTime(receivedAt), quarantineId, sizeText(body.byteLength), why)}\n`
  }
  if (none) yield 'Nothing is in quarantine.\n'
}

/** More would push the rest off the screen. */
const BODY_MAX = 4_000

const LINE_BREAK = /\r?\n/

const bodyLines = (body: Uint8Array): string => {
  const text = textIn(body)
  const shown = text ?? Buffer.from(body).toString('base64')
  const cut = shown.length > BODY_MAX ? `\n… (${shown.length} characters in all: see --body)` : ''
  const lines = shown.slice(0, BODY_MAX).split(LINE_BREAK).map(visible)
  return `${lines.join('\n')}${cut}\n`
}

/** Everything that is known of one entry, for reading. Strangers wrote it: nothing of it speaks to the terminal. */
export const entryDetail = (entry: QuarantineEntry, { colours: wanted }: Pick<Screen, 'colours'>): string => {
  const colours = coloursFor(wanted)
  const {
    quarantineId,
    receivedAt,
    requestId,
    violations,
    method,
    query,
    headers,
    body,
    complete,
    replayed,
  } = entry
  const fields: readonly (readonly [string, string])[] = [
    ['received', localExact(receivedAt)],
    ['request', requestId],
    ...violations.map(violation => ['expected', whyText(violation)] as const),
    ...(replayed === undefined
      ? []
      : [['replayed', `${localExact(replayed.at)}: ${replayed.result}`] as const]),
    ['method', method],
    ...(query === '' ? [] : [['query', query] as const]),
    ...Object.entries(headers).map(([name, value]) => ['header', `${name}: ${value}`] as const),
    [
      'body',
      `${sizeText(body.byteLength)}${textIn(body) === undefined ? ', base64' : ''}${complete ? '' : ', INCOMPLETE: a part of it has expired'}`,
    ],
  ]
  const lines = fields.map(([name, value]) => `  ${colours.dim(padded(name, 8))}  ${visible(value)}\n`)
  return `${colours.bold(visible(quarantineId))}\n${lines.join('')}\n${body.byteLength === 0 ? '' : bodyLines(body)}`
}
