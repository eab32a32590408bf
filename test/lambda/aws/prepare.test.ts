import { prepare, PREPARATION_MAX_MS } from '../../../lambda/aws/prepare'

const never = () => new Promise<never>(() => undefined)

test('preparations run side by side, and their results have the order in which they were given', async () => {
  const running: string[] = []
  const preparation = (name: string) => async () => {
    running.push(name)
    await Promise.resolve()
    return [name, ...running]
  }
  expect(await prepare(preparation('a'), preparation('b'))).toStrictEqual([
    ['a', 'a', 'b'],
    ['b', 'a', 'b'],
  ])
})

test('a preparation that fails, at once or later, has no result and does not disturb the others', async () => {
  const throws = (): Promise<never> => {
    throw new Error('defect')
  }
  const rejects = () => Promise.reject(new Error('The secret cannot be reached'))
  expect(await prepare(throws, rejects, () => Promise.resolve('kept'))).toStrictEqual([
    undefined,
    undefined,
    'kept',
  ])
})

test('preparations that never end are given up together, and what the others found is kept', async () => {
  const started = Date.now()
  expect(await prepare(never, () => Promise.resolve('kept'), never)).toStrictEqual([
    undefined,
    'kept',
    undefined,
  ])
  const waited = Date.now() - started
  expect(waited).toBeGreaterThanOrEqual(PREPARATION_MAX_MS - 5)
  expect(waited).toBeLessThan(2 * PREPARATION_MAX_MS)
})
