import * as fc from 'fast-check'
import {
  merge,
  readingAhead,
  type Chunk,
  type Positioned,
  type RowSource,
} from '../../../../lambda/dynamodb/find/merge'

/** A source that reads a few positions at a time. Only even positions match. */
const sourceOf = (positions: readonly number[], size: number): RowSource<number> & { reads: number } => {
  let start = 0
  return {
    reads: 0,
    next(): Promise<Chunk<number>> {
      this.reads++
      const read = positions.slice(start, start + size)
      start += size
      const last = read.at(-1)
      const rows = read
        .filter(n => n % 2 === 0)
        .map((n): Positioned<number> => ({ position: textOf(n), value: n }))
      const isLast = start >= positions.length || last === undefined
      return Promise.resolve(isLast ? { rows } : { rows, reached: textOf(last) })
    },
  }
}

const textOf = (n: number): string => String(n).padStart(4, '0')

const collect = async (
  merged: AsyncGenerator<Positioned<number>, string | undefined>,
): Promise<{ values: number[]; end: string | undefined }> => {
  const values: number[] = []
  for (;;) {
    const next = await merged.next()
    if (next.done === true) return { values, end: next.value }
    values.push(next.value.value)
  }
}

const arbitrarySources = () =>
  fc.array(
    fc.tuple(fc.uniqueArray(fc.nat({ max: 999 }), { maxLength: 40 }), fc.integer({ min: 1, max: 7 })),
    {
      maxLength: 6,
    },
  )

const inOrder = (positions: readonly number[], order: 'newest' | 'oldest'): number[] =>
  [...positions].sort((a, b) => (order === 'newest' ? b - a : a - b))

test('ordered sequences are merged into one, whatever the size of their chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitrarySources(),
      fc.constantFrom('newest' as const, 'oldest' as const),
      async (parts, order) => {
        const sources = parts.map(([positions, size]) => sourceOf(inOrder(positions, order), size))
        const all = inOrder(
          parts.flatMap(([positions]) => positions),
          order,
        ).filter(n => n % 2 === 0)
        expect(await collect(merge(sources, order))).toStrictEqual({ values: all, end: undefined })
      },
    ),
  )
})

test('a merge that ends early is complete up to the position that it returns', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySources(), fc.integer({ min: 1, max: 12 }), async (parts, rounds) => {
      const sources = parts.map(([positions, size]) => sourceOf(inOrder(positions, 'oldest'), size))
      let left = rounds
      const { values, end } = await collect(merge(sources, 'oldest', () => left-- > 0))
      const all = inOrder(
        parts.flatMap(([positions]) => positions),
        'oldest',
      ).filter(n => n % 2 === 0)
      const until = end === undefined ? Infinity : Number(end)
      expect(values).toStrictEqual(all.filter(n => n <= until))
    }),
  )
})

test('a source that has read past the next row without a match is not read on for it', async () => {
  const sparse = sourceOf([1, 3, 5, 7, 901, 903, 905], 4)
  const dense = sourceOf([2, 4, 6], 10)
  const merged = merge([sparse, dense], 'oldest')
  for (let i = 0; i < 3; i++) await merged.next()
  expect(sparse.reads).toBe(1)
})

test('reading ahead gives the same rows, and requests one chunk before it is needed', async () => {
  const positions = inOrder([2, 4, 6, 8, 10, 12], 'oldest')
  const source = sourceOf(positions, 2)
  const merged = merge([readingAhead(source)], 'oldest')
  expect((await merged.next()).value).toStrictEqual({ position: '0002', value: 2 })
  expect(source.reads).toBe(2)
  expect(await collect(merged)).toStrictEqual({ values: [4, 6, 8, 10, 12], end: undefined })
  expect(source.reads).toBe(3)
})

test('a failure while reading ahead is reported after all rows that were read before it', async () => {
  let reads = 0
  const source: RowSource<number> = {
    next: () =>
      ++reads === 1
        ? Promise.resolve({ rows: [{ position: '0001', value: 1 }], reached: '0001' })
        : Promise.reject(new Error('gone')),
  }
  const merged = merge([readingAhead(source)], 'oldest')
  expect((await merged.next()).value).toStrictEqual({ position: '0001', value: 1 })
  await expect(merged.next()).rejects.toThrow('gone')
})
