import { setTimeout as sleep } from 'node:timers/promises'
import { readSideBySide, type Source } from '../../../../lambda/dynamodb/report/read-side-by-side'

/** A source of times that falls from one to the next; it counts how often it is asked at once. */
const aSource = (times: readonly number[], state: { at: number; most: number }): Source<number> => {
  let next = 0
  return {
    next: async () => {
      state.at++
      state.most = Math.max(state.most, state.at)
      await sleep(1)
      state.at--
      const value = times[next++]
      return value === undefined ? undefined : { value, reachedMs: next < times.length ? value : -Infinity }
    },
  }
}

const collected = async (sources: readonly Source<number>[]) => {
  const found: { value: number; reachedMs: number }[] = []
  for await (const one of readSideBySide(sources)) found.push(one)
  return found
}

test('everything of every source is read, at most 12 of them at the same time', async () => {
  const state = { at: 0, most: 0 }
  const sources = Array.from({ length: 40 }, (_, i) => aSource([900 - i, 500 - i, 100 - i], state))
  const found = await collected(sources)
  expect(found).toHaveLength(120)
  expect(state.most).toBe(12)
  expect(found.at(-1)?.reachedMs).toBe(-Infinity)
})

test('all sources come to a time together: what they have reached falls, and none is far ahead', async () => {
  const state = { at: 0, most: 0 }
  const sources = Array.from({ length: 30 }, () => aSource([5, 4, 3, 2, 1], state))
  const found = await collected(sources)
  const reached = found.map(({ reachedMs }) => reachedMs)
  expect(reached).toStrictEqual([...reached].sort((a, b) => b - a))
  // When the last of 30 sources has come to 4, those that are asked beside it are at most one further.
  const firstAt3 = found.findIndex(({ value }) => value === 3)
  expect(found.slice(0, firstAt3).filter(({ value }) => value === 5)).toHaveLength(30)
})

test('no source at all is the end', async () => {
  expect(await collected([])).toStrictEqual([])
})

test('a source that fails ends the reading with its error', async () => {
  const failing: Source<number> = { next: () => Promise.reject(new Error('gone')) }
  const state = { at: 0, most: 0 }
  await expect(collected([aSource([1], state), failing, failing])).rejects.toThrow('gone')
})
