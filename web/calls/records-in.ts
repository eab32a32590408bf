import { isRight } from 'fp-ts/Either'
import { elements, members } from '../../lambda/codec/members'
import type { Disconnect } from '../../lambda/disconnect/disconnect'

/** A page of the API. */
export type RecordsPage = {
  readonly items: readonly Disconnect[]
  readonly cursor?: string
  readonly unreadable?: number
}

const memberText = (json: string, name: string): string | undefined => {
  const found = members(json)
  return isRight(found) ? found.right.find(({ key }) => key === name)?.text : undefined
}

/** The records of an answer, with `extra` as the JSON that was sent: parsing loses digits of long numbers. */
export const recordsIn = (text: string): RecordsPage => {
  const page = JSON.parse(text) as RecordsPage
  if (page.items.every(({ extra }) => extra === undefined)) return page
  const records = elements(memberText(text, 'items') ?? '[]')
  const items = page.items.map((record, i) => {
    const extra = record.extra === undefined ? undefined : memberText(records[i] ?? '{}', 'extra')
    return extra === undefined ? record : { ...record, extra: extra as NonNullable<Disconnect['extra']> }
  })
  return { ...page, items }
}
