import { lineLogger } from '../../../lambda/log/line-logger'
import { publicationLog } from '../../../lambda/log/publication-log'
import type { PublishedBatch } from '../../../lambda/streams/publish-handler'
import { aRecord } from '../../support/callbacks/builders'

const linesOf = (batch: PublishedBatch): readonly Record<string, unknown>[] => {
  const lines: string[] = []
  publicationLog(lineLogger('Stack/Disconnects', line => lines.push(line))).published(batch)
  return lines.map(line => JSON.parse(line) as Record<string, unknown>)
}

const record = aRecord({ tag: 'customer-20417' })
const call = { record, completed: false }
const published = { call, result: { _tag: 'published' } } as const
const refused = { call, result: { _tag: 'refused', cause: new Error(record.tag) } } as const
const waiting = { call, result: { _tag: 'unavailable', cause: new Error(record.tag) } } as const

test('a batch is one line that counts what was published', () => {
  const service = 'Stack/Disconnects'
  expect(linesOf({ calls: [published, published], unreadable: [] })).toMatchObject([
    { level: 'INFO', message: 'Calls published', outcome: 'published', published: 2, Published: 2, service },
  ])
})

test('calls that wait or cannot be published are not counted as published', () => {
  expect(linesOf({ calls: [published, refused, waiting], unreadable: [] }).at(-1)).toMatchObject({
    published: 1,
    Published: 1,
  })
})

test('what can never be published is an error for each call, with its id, and is counted', () => {
  const unreadable = [{ _tag: 'UnreadableRecord', violations: [] }] as const
  expect(linesOf({ calls: [refused, published], unreadable })).toMatchObject([
    { level: 'ERROR', outcome: 'unpublished', failure: 'UnreadableRecord', Unpublished: 1 },
    { level: 'ERROR', outcome: 'unpublished', callId: record.callId, Unpublished: 1 },
    { level: 'INFO', published: 1 },
  ])
})

test('what waits is a warning, and is not counted: it comes again', () => {
  expect(linesOf({ calls: [waiting, waiting], unreadable: [] })).toMatchObject([
    { level: 'WARN', outcome: 'waiting', waiting: 2 },
  ])
  expect(linesOf({ calls: [waiting], unreadable: [] })[0]).not.toHaveProperty('Unpublished')
})

test('no line has a phone number or a tag', () => {
  const text = JSON.stringify(linesOf({ calls: [published, refused, waiting], unreadable: [] }))
  expect(text).not.toMatch(/\+1555|customer/)
})

test('a batch without ended calls writes nothing', () => {
  expect(linesOf({ calls: [], unreadable: [] })).toStrictEqual([])
})
