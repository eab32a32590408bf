import type { WholeBody } from '../../lambda/callback/delivery'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { textIn } from '../../console/quarantined-item'
import { reasonOf, violationText } from '../../display/text/reasons'
import { coloursFor } from './colours'
import type { TimeTexts } from '../../display/time/time-text'
import type { Printer } from './formats'
import type { Screen } from '../output/terminal'
import { clipped, padded, visible } from '../../display/text/visible-text'

const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const ID_WIDTH = 36

/** On a narrow terminal, what was expected is more important than the size. */
const sizeWidth = (columns: number): number => (columns >= 90 ? 8 : 0)

/** On a narrow terminal times have no year, or are left out: the id begins with the time, in UTC. */
const timeColumn = (columns: number): { readonly text: 'full' | 'short'; readonly width: number } =>
  columns >= 116 ? { text: 'full', width: 25 } : { text: 'short', width: columns >= 80 ? 14 : 0 }

/** How much of an incomplete body is missing, and why. */
export const missingText = ({ body, truncatedFrom }: QuarantineEntry): string =>
  truncatedFrom === undefined
    ? 'incomplete: a part of it has expired'
    : `truncated: only its first ${body.byteLength} of ${truncatedFrom.bytes} bytes are kept`

/** The length of the body as it was sent, in bytes. */
const sentBytes = ({ body, truncatedFrom }: QuarantineEntry): number =>
  truncatedFrom === undefined ? body.byteLength : truncatedFrom.bytes

const wholeText = ({ bytes, sha256 }: WholeBody): string => `${bytes} bytes, SHA-256 ${sha256}`

const state = ({ complete, truncatedFrom, replayed }: QuarantineEntry): string =>
  `${truncatedFrom !== undefined ? '(truncated) ' : complete ? '' : '(incomplete) '}${replayed === undefined ? '' : `(${replayed.result} by a replay) `}`

const whyLine = (entry: QuarantineEntry): string => {
  const { violations, truncatedFrom } = entry
  const whole = truncatedFrom === undefined ? '' : ` (whole body: ${wholeText(truncatedFrom)})`
  return visible(state(entry) + reasonOf(violations) + whole)
}

/** A line for each entry, never wider than the terminal. */
export const entryTable = (
  { columns, colours: wanted }: Screen,
  times: TimeTexts,
): Printer<QuarantineEntry> => {
  const colours = coloursFor(wanted)
  const { text, width } = timeColumn(columns)
  const hasTime = width > 0
  const widths = [width, ID_WIDTH, sizeWidth(columns)]
  const used = widths.reduce((sum, each) => sum + (each === 0 ? 0 : each + 2), 0)
  const line = (received: string, id: string, size: string, why: string): string => {
    const before = [received, id, size].map((cell, i) => [cell, widths[i] ?? 0] as const)
    const cells = before.filter(([, wide]) => wide > 0).map(([cell, wide]) => `${padded(cell, wide)}  `)
    return clipped(`${cells.join('')}${clipped(why, Math.max(8, columns - used))}`.trimEnd(), columns)
  }
  return async function* (entries) {
    let none = true
    for await (const entry of entries) {
      const { receivedAt, quarantineId } = entry
      if (none && hasTime)
        yield `${colours.dim(clipped(`times in ${times.zone([receivedAt])}`, columns))}\n\n`
      if (none) yield `${colours.bold(line('received', 'quarantine id', 'size', 'expected'))}\n`
      none = false
      yield `${line(times[text](receivedAt), quarantineId, sizeText(sentBytes(entry)), whyLine(entry))}\n`
    }
    if (none) yield 'Nothing is in quarantine.\n'
  }
}

/** A longer body would scroll the rest off the screen. */
const BODY_MAX = 4_000

const LINE_BREAK = /\r?\n/

const bodyLines = (body: Uint8Array): string => {
  const text = textIn(body)
  const shown = text ?? Buffer.from(body).toString('base64')
  const cut = shown.length > BODY_MAX ? `\n… (${shown.length} characters in total: see --body)` : ''
  const lines = shown.slice(0, BODY_MAX).split(LINE_BREAK).map(visible)
  return `${lines.join('\n')}${cut}\n`
}

/** Everything that is stored of one entry, for people. Strangers wrote it: control characters are replaced. */
export const entryDetail = (
  entry: QuarantineEntry,
  { colours: wanted }: Pick<Screen, 'colours'>,
  times: TimeTexts,
): string => {
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
    truncatedFrom,
    replayed,
  } = entry
  const fields: readonly (readonly [string, string])[] = [
    ['received', times.exact(receivedAt)],
    ['request', requestId],
    ...violations.map(violation => ['expected', violationText(violation)] as const),
    ...(replayed === undefined
      ? []
      : [['replayed', `${times.exact(replayed.at)}: ${replayed.result}`] as const]),
    ['method', method],
    ...(query === '' ? [] : [['query', query] as const]),
    ...Object.entries(headers).map(([name, value]) => ['header', `${name}: ${value}`] as const),
    [
      'body',
      `${sizeText(sentBytes(entry))}${textIn(body) === undefined ? ', base64' : ''}${complete ? '' : `, ${missingText(entry)}`}`,
    ],
    ...(truncatedFrom === undefined ? [] : [['whole', wholeText(truncatedFrom)] as const]),
  ]
  const lines = fields.map(([name, value]) => `  ${colours.dim(padded(name, 8))}  ${visible(value)}\n`)
  return `${colours.bold(visible(quarantineId))}\n${lines.join('')}\n${body.byteLength === 0 ? '' : bodyLines(body)}`
}
