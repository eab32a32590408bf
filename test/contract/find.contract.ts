import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as fc from 'fast-check'
import { defined } from '../../lambda/codec/defined'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { FILTER_NAMES } from '../../lambda/question/filters'
import { decodeQuestion, type Parameters } from '../../lambda/question/parameters'
import type { Question } from '../../lambda/question/question'
import { recordsOf, type DisconnectReader, type Page } from '../../lambda/question/reader'
import { recordOf } from '../support/callbacks/builders'
import {
  arbitraryCalls,
  arbitraryParameters,
  FILTER_TEXTS,
  withSource,
} from '../support/questions/arbitrary-questions'
import { naiveAnswer } from '../support/questions/naive-answer'

const NOW = '2026-03-05T00:00:00.000Z' as Timestamp

const right = <A>(either: E.Either<unknown, A>): A =>
  pipe(
    either,
    E.getOrElse((error): A => {
      throw new Error(JSON.stringify(error))
    }),
  )

const questionOf = (parameters: Parameters): Question => right(decodeQuestion(NOW)(parameters))

type Store = Pick<DisconnectReader, 'find'>
type Put = (record: Disconnect) => Promise<void>

/** Every page of an answer. `between` runs after each page. */
const allPages = async (
  store: Store,
  question: Question,
  sizes: readonly number[],
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly Page[]> => {
  const pages: Page[] = []
  let after: string | undefined
  do {
    const limit = sizes[pages.length % sizes.length] ?? 10
    const page: Page = right(await store.find(question, defined({ limit, after }))())
    pages.push(page)
    after = page.position
    await between()
  } while (after !== undefined)
  return pages
}

const keyOf = ({ callId, eventType, eventTime }: Disconnect): string =>
  JSON.stringify([callId, eventType, eventTime])
const keys = (records: readonly Disconnect[]): readonly string[] => records.map(keyOf)

/** The contract for the answers of every store. Each engine runs this suite. */
export const findContract = (
  name: string,
  /** An empty store, and a way to write to it with a different number of shards each time. */
  makeStore: () => Promise<{ store: Store; put: Put }>,
  { datasets = 4, questions = 60, calls = 60 } = {},
): void => {
  describe(`questions on ${name}`, () => {
    test('are answered with the same records as by a look at every record, in order, in pages of any size', async () => {
      for (const bodies of fc.sample(arbitraryCalls(calls), datasets)) {
        const { store, put } = await makeStore()
        const records = bodies.map((body, i) => withSource(recordOf(body), i))
        for (const record of records) await put(record)
        await fc.assert(
          fc.asyncProperty(
            arbitraryParameters(),
            fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
            async (parameters, sizes) => {
              const question = questionOf(parameters)
              const pages = await allPages(store, question, sizes)
              const expected = naiveAnswer(question, records)
              expect(keys(pages.flatMap(({ rows }) => recordsOf(rows)))).toStrictEqual(keys(expected))
              pages.slice(0, -1).forEach((page, i) => {
                expect(page.rows).toHaveLength(sizes[i % sizes.length] ?? 0)
              })
              expect(pages.at(-1)?.rows.length === 0).toBe(expected.length === 0)
            },
          ),
          { numRuns: questions },
        )
      }
    }, 120_000)

    describe('with the filter', () => {
      let store: Store
      let records: readonly Disconnect[]

      beforeAll(async () => {
        const { put, ...made } = await makeStore()
        store = made.store
        records = fc
          .sample(arbitraryCalls(60, 60), { numRuns: 1, seed: 1 })
          .flatMap(bodies => bodies.map((body, i) => withSource(recordOf(body), i)))
        for (const record of records) await put(record)
      })

      const found = async (parameters: Parameters): Promise<readonly Disconnect[]> =>
        (await allPages(store, questionOf(parameters), [100])).flatMap(({ rows }) => recordsOf(rows))

      test.each(FILTER_NAMES)('%s are answered with the records that meet it, and no others', async name => {
        const all = await found([])
        let kept = false
        let leftOut = false
        for (const text of fc.sample(FILTER_TEXTS[name], { numRuns: 10, seed: 1 })) {
          const answer = await found([[name, text]])
          expect(keys(answer)).toStrictEqual(keys(naiveAnswer(questionOf([[name, text]]), records)))
          const others = all.filter(record => !keys(answer).includes(keyOf(record)))
          kept ||= answer.length > 0
          leftOut ||= others.length > 0
          // A question about one call uses no index, so every filter has to be a condition.
          for (const { callId } of name === 'callId' ? [] : others.slice(0, 2))
            expect(
              await found([
                [name, text],
                ['callId', callId],
              ]),
            ).toStrictEqual([])
        }
        expect({ kept, leftOut }).toStrictEqual({ kept: true, leftOut: true })
      })
    })

    test('are answered without repeats or gaps while new records arrive', async () => {
      const { store, put } = await makeStore()
      const body = (i: number, minute: number) => ({
        callId: `c-${i}`,
        from: '+15555550100',
        cause: i % 3 === 0 ? 'busy' : 'hangup',
        endTime: `2026-03-04T10:${String(minute).padStart(2, '0')}:00Z`,
      })
      const records = Array.from({ length: 40 }, (_, i) => recordOf(body(i, i)))
      for (const record of records) await put(record)
      let arrived = 100
      for (const order of ['newest', 'oldest']) {
        const question = questionOf([['order', order]])
        const pages = await allPages(store, question, [7], async () => {
          await put(recordOf(body(arrived, arrived % 60)))
          arrived++
        })
        const found = keys(pages.flatMap(({ rows }) => recordsOf(rows)))
        expect(new Set(found).size).toBe(found.length)
        const old = found.filter(key => keys(records).includes(key))
        expect(old).toStrictEqual(keys(naiveAnswer(question, records)))
      }
    })

    test('are answered without conflicts', async () => {
      const { store, put } = await makeStore()
      await put(recordOf({ callId: 'c-1', cause: 'hangup' }))
      await put(recordOf({ callId: 'c-1', cause: 'error' }))
      for (const parameters of [[], [['callId', 'c-1']], [['cause', 'error']]] as Parameters[]) {
        const { rows } = right(await store.find(questionOf(parameters), { limit: 10 })())
        expect(recordsOf(rows).filter(({ conflict }) => conflict === true)).toStrictEqual([])
      }
    })
  })
}
