import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { START, type Position, type Row } from '../../cli/import/row'
import { framingOf, rowsOf, type Framing } from '../../cli/import/rows'

/** In chunks that end anywhere, as from a disk or a pipe. */
const chunked = (bytes: Buffer, size: number): AsyncIterable<Buffer> =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  )

const read = async (
  framing: Framing,
  bytes: Buffer,
  size: number,
  from: Position = START,
): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for await (const row of rowsOf(framing, chunked(bytes.subarray(from.offset), size), from)) rows.push(row)
  return rows
}

const texts = (rows: readonly Row[]): readonly string[] => rows.map(({ bytes }) => bytes.toString().trim())

const unguarded = (text: string): string => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')

const arbitraryObjects = () =>
  fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { minLength: 1, maxLength: 6 })

test.each(['lines', 'elements'] as const)(
  '%s: every object is a row, and reading from any row on yields the rest, however the file is chunked',
  async framing => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryObjects(),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (objects, size, spread) => {
          const json = objects.map(object => JSON.stringify(object))
          const file = Buffer.from(
            framing === 'lines'
              ? json.join(spread ? '\r\n\n' : '\n')
              : JSON.stringify(objects, null, spread ? 2 : 0),
          )
          const rows = await read(framing, file, size)
          expect(rows.map(({ bytes }) => JSON.stringify(JSON.parse(bytes.toString())))).toStrictEqual(json)
          for (const [i, { number, end }] of rows.entries()) {
            const rest = await read(framing, file, size, { offset: end, rows: number })
            expect(rest).toStrictEqual(rows.slice(i + 1))
          }
        },
      ),
      { numRuns: 50 },
    )
  },
)

test('CSV: every row is read, and reading from any row on yields the rest, however the file is chunked', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\n', '\r\n', ',', ';'),
  )
  const rowsOfCells = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rowsOfCells, fc.integer({ min: 1, max: 40 }), async (cells, size) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const lines = cells.map(([a, b]) => `x;${quoted(a)};${quoted(b)}`)
      const file = Buffer.from(['callId;"from";tag', ...lines].join('\r\n'))
      const framing = framingOf(file) as Framing
      const rows = await read(framing, file, size)
      expect(rows.map(({ json }) => JSON.parse(String(json)) as unknown)).toStrictEqual(
        cells.map(([from, tag]) => ({
          callId: 'x',
          ...(from === '' ? {} : { from: unguarded(from) }),
          ...(tag === '' ? {} : { tag: unguarded(tag) }),
        })),
      )
      for (const [i, { number, end }] of rows.entries())
        expect(await read(framing, file, size, { offset: end, rows: number })).toStrictEqual(
          rows.slice(i + 1),
        )
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['{"callId":"c"}\n{"callId":"d"}', 'lines'],
  ['{"callId":"c",\n{"callId":"d"}', 'lines'],
  ['nonsense', 'lines'],
  ['', 'lines'],
  ['\ufeff \n[{"callId":"c"}]', 'elements'],
  ['{"items":[\n{"callId":"c"}]}', 'elements'],
  ['[]', 'elements'],
  ['[2026-03-04] starting\n{"callId":"c"}', 'lines'],
  ['{"items":[1,2],"callId":"c"}\n{"callId":"d"}', 'lines'],
  ['{\n  "callId": "c"\n}', 'document'],
  ['{"callId": "c",\n "from": "x"}', 'document'],
] as const)('%j is read as %s', (text, framing) => {
  expect(framingOf(Buffer.from(text))).toBe(framing)
})

test('a list that ends too early yields its elements, and then a row that says so', async () => {
  const rows = await read('elements', Buffer.from('[{"a":"]"},{"b"'), 4)
  expect(texts(rows)).toStrictEqual(['{"a":"]"}', '{"b"'])
  expect(rows.map(({ flaw }) => flaw)).toStrictEqual([undefined, 'the end of the list, ]'])
})

test.each([
  ['two lists', '[{"a":1}] [{"b":2}]\n[]', ['{"a":1}', '{"b":2}']],
  ['two pages', '{"items":[{"a":1}],"cursor":"x[y"}\n{"items":[{"b":2}]}\n', ['{"a":1}', '{"b":2}']],
])('%s in one file are both read, however the file comes in', async (_, text, expected) => {
  for (let size = 1; size <= text.length; size++) {
    const rows = await read('elements', Buffer.from(text), size)
    expect(texts(rows)).toStrictEqual(expected)
    for (const [i, { number, end }] of rows.entries())
      expect(await read('elements', Buffer.from(text), size, { offset: end, rows: number })).toStrictEqual(
        rows.slice(i + 1),
      )
  }
})

test.each(['{"b":2}\n{"c":[{"d":3}]}', ',"callId":"c"}', '] [{"b":2}]'])(
  'content after a list that is not a list becomes a row: %s',
  async rest => {
    for (const size of [1, 7, 100])
      expect(await read('elements', Buffer.from(`[{"a":1}]${rest}\n`), size)).toMatchObject([
        { number: 1 },
        { number: 2, bytes: Buffer.from(`${rest}\n`), flaw: 'nothing after the end of the list' },
      ])
  },
)

test('a line that is too long is reported, and the next one is read', async () => {
  const rows = await read('lines', Buffer.from(`${'x'.repeat(5 * 1024 * 1024)}\n{}\n`), 1024 * 1024)
  expect(rows.map(({ number, flaw }) => [number, flaw])).toStrictEqual([
    [1, 'a callback of at most 4194304 bytes'],
    [2, undefined],
  ])
})
