import { twinHttp } from '../../cli/places/twin-http'
import { slowOnes } from '../support/callbacks/parse-ratio'

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
