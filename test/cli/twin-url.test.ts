import { createServer } from 'node:http'
import { twinHttp } from '../../cli/places/twin-http'
import { slowOnes } from '../support/callbacks/parse-ratio'
import { closed, listen } from '../support/server'

const baseOf = (url: string): string => twinHttp(new URL(url), {}).base

test.each([
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://localhost:8080/twin//', 'http://localhost:8080/twin'],
  ['http://localhost:8080//twin/a', 'http://localhost:8080//twin/a'],
])('a path is added to %s without the slashes at its end', (url, base) => {
  expect(baseOf(url)).toBe(base)
})

test('no number of slashes makes a URL slow', async () => {
  const slashes = '/'.repeat(60_000)
  const texts = [
    { name: 'slashes', text: `http://localhost${slashes}` },
    { name: 'slashes before a path', text: `http://localhost${slashes}x` },
  ]
  expect(await slowOnes(texts, baseOf)).toStrictEqual([])
})

test('a server that does not end its answer is named as such', async () => {
  const server = createServer((_, response) => {
    response.write('{"items":[')
  })
  const url = await listen(server)
  await expect(twinHttp(new URL(url), {}, 50).read('/disconnects')).rejects.toThrow(
    `No twin answers at ${url} (no whole answer in 0.05 s): start it with npm start`,
  )
  await closed(server)
})
