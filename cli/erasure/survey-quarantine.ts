import { isMark } from '../../lambda/dynamodb/mark'
import type { StoredItem } from '../places/place'
import { textsOfBytes } from './decodings'
import { idsIn } from './ids'
import type { Subject } from './subject'
import { matches } from './survey-records'

export type QuarantinedId = { readonly day: string; readonly quarantineId: string }

export type QuarantineSurvey = {
  readonly requests: readonly QuarantinedId[]
  /** With how many of them an earlier erase began. */
  readonly begun: number
}

const idOf = ({ part }: StoredItem): string => String(part).split('#')[0] ?? ''

const isFirst = ({ part }: StoredItem): boolean => String(part).endsWith('#0000')

const isText = (value: unknown): value is string => typeof value === 'string'

const BETWEEN = '\u0001'

/** The texts of a request, of all of its parts or of those that are left. A number may begin in one part and end in the next. */
const textOf = (parts: readonly StoredItem[]): string => {
  const sorted = [...parts].sort((a, b) => (String(a['part']) < String(b['part']) ? -1 : 1))
  const bytes = sorted.flatMap(({ body }) => (body instanceof Uint8Array ? [body] : []))
  const described = sorted.flatMap(({ query, headers }) => [query, headers].filter(isText))
  return [...described, ...textsOfBytes(Buffer.concat(bytes))].join(BETWEEN)
}

const isWanted = (subject: Subject, mentions: (texts: readonly string[]) => boolean, text: string): boolean =>
  mentions([text]) || (subject.kind !== 'call' && matches(subject.pattern, text))

/** Finds the requests that a subject concerns, or that contain the id of a call that is erased. */
export const quarantineSurvey = (subject: Subject, callIds: Iterable<string>) => {
  const mentions = idsIn(callIds)
  const requests: QuarantinedId[] = []
  const unfinished = new Map<string, StoredItem[]>()
  let begun = 0

  const judge = (id: string, parts: readonly StoredItem[]): void => {
    const isBegun = parts.some(isMark)
    if (isBegun) begun++
    if (isBegun || isWanted(subject, mentions, textOf(parts)))
      requests.push({ day: String(parts[0]?.['day']), quarantineId: id })
  }

  return {
    add: (item: StoredItem): void => {
      const id = idOf(item)
      const parts = [...(unfinished.get(id) ?? []), item]
      if (parts.find(isFirst)?.['bodyParts'] === parts.length) {
        unfinished.delete(id)
        judge(id, parts)
      } else unfinished.set(id, parts)
    },
    result: (): QuarantineSurvey => {
      // Some of their parts have expired, or were erased.
      for (const [id, parts] of unfinished) judge(id, parts)
      unfinished.clear()
      return { requests, begun }
    },
  }
}
