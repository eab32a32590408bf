import { csvRows } from '../../cli/import/csv-rows'
import { START } from '../../cli/import/row'

const NO_BYTES = 0

async function* chunksOf(text: string, size = 1_000): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

test('any number of quotes that are never closed, far from each other, reject their own lines only', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 99 ? 'c-1,"open' : 'c-1,closed'))
  let flaws = 0
  let number = 0
  for await (const row of csvRows(',', chunksOf(`${lines.join('\n')}\n`), START, NO_BYTES)) {
    number = row.number
    if (row.flaw !== undefined) flaws++
  }
  expect([number, flaws]).toStrictEqual([20_000, 200])
})
