import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Row } from '../question/reader'
import { recordJson } from '../disconnect/record-json'
import { json } from './responses'

/**
 * The most that a Lambda function may answer, in bytes of UTF-8 of the JSON of its whole response. Of a larger answer the client sees
 * only status 502. The twin has this number of its own, so that it finds a mistake made here.
 */
const ANSWER_MAX_BYTES = 6_291_556

/** For the envelope, a cursor and the number of records that cannot be read. */
const RESERVED_BYTES = 2_048

/** The size of a text as a part of the body: the JSON of the response escapes its quotes and backslashes again. */
const bytesInAnswer = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2

/** Whether a body is small enough for one answer. */
export const fitsIntoAnswer = (body: string): boolean =>
  RESERVED_BYTES + bytesInAnswer(body) <= ANSWER_MAX_BYTES

const COMMA_BYTES = 1

/** The rows of an answer. */
type Fitting = {
  /** The JSON of each record. */
  readonly items: readonly string[]
  readonly unreadable: number
  /** The position of the last row, if there are more. */
  readonly end?: string
}

/** As many rows as fit into one answer. At least one record does: in no case do its 400 KB become more than 2.8 MB. */
const fitting = (rows: readonly Row[]): Fitting => {
  const items: string[] = []
  let unreadable = 0
  let bytes = RESERVED_BYTES
  let end = ''
  for (const { position, record } of rows) {
    if (record === undefined) unreadable++
    else {
      const item = recordJson(record)
      bytes += bytesInAnswer(item) + COMMA_BYTES
      if (bytes > ANSWER_MAX_BYTES && items.length > 0) return { items, unreadable, end }
      items.push(item)
    }
    end = position
  }
  return { items, unreadable }
}

/** The rows of a page, and what follows them. */
export type AnsweredPage = {
  readonly rows: readonly Row[]
  /** Where the page ends, if there is another one. */
  readonly position?: string
  /** How many records cannot be read, beside those among the rows. The last page has their number. */
  readonly unreadable?: number
}

/** Answers with as many rows as fit, and a cursor if there are more. */
export const itemsAnswer = (
  { rows, position, unreadable: others = 0 }: AnsweredPage,
  cursorAt: (position: string) => string,
): APIGatewayProxyStructuredResultV2 => {
  const { items, unreadable, end = position } = fitting(rows)
  const count = end === undefined ? unreadable + others : unreadable
  const members = [
    `"items":[${items.join(',')}]`,
    ...(count > 0 ? [`"unreadable":${count}`] : []),
    ...(end === undefined ? [] : [`"cursor":${JSON.stringify(cursorAt(end))}`]),
  ]
  return json(200, `{${members.join(',')}}`)
}
