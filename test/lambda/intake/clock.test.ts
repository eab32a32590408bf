import { systemClock } from '../../../lambda/intake/clock'

test('the time includes the time while the process was frozen', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000)
})

test('a timer is over when its time is up, and never if it was canceled', async () => {
  const over: string[] = []
  const [first, cancelled, last] = [1, 5, 20].map(ms => systemClock.timer(ms))
  for (const [name, timer] of Object.entries({ first, cancelled, last }))
    void timer?.over.then(() => over.push(name))
  cancelled?.cancel()
  await last?.over
  expect(over).toStrictEqual(['first', 'last'])
})
