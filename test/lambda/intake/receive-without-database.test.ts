import { always, aReceiver, failing, HANGING, taking } from '../../support/lambda/unsteady-receiver'

test('after some slow failures the queue is asked at once, and the database only now and then', async () => {
  const { receive } = aReceiver()
  const took: number[] = []
  while (took.length < 5_000) took.push((await receive(always(HANGING), always(taking(5)))).tookMs)
  expect(took.slice(0, 3)).toStrictEqual([2_005, 2_005, 2_005])
  expect(took.filter(ms => ms === 5).length).toBeGreaterThan(4_990)
  expect(took.slice(3).filter(ms => ms > 5)).toContain(2_005)
})

test('after some slow failures the database is not asked, even if it answered', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 3; i++) await receive(always(failing(700)), always(taking()))
  expect((await receive(always(taking()), always(taking()))).asked).toStrictEqual({ database: 0, queue: 1 })
})

test('a database that fails at once is asked each time', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 10; i++)
    expect((await receive(always(failing()), always(taking()))).asked).toStrictEqual({
      database: 1,
      queue: 1,
    })
})

test('while the breaker is open, the database is asked if the queue fails', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 3; i++) await receive(always(HANGING), always(taking()))
  const { outcome, asked } = await receive(always(taking()), always(failing()))
  expect([outcome, asked]).toStrictEqual(['stored', { database: 1, queue: 1 }])
})

test('a database that has recovered is used again after its rest', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 3; i++) await receive(always(HANGING), always(taking()))
  // Each callback takes 2 s of the rest.
  for (let i = 0; i < 5; i++)
    expect((await receive(always(taking()), always(taking(2_000)))).outcome).toBe('overflowed')
  expect((await receive(always(taking()), always(taking()))).outcome).toBe('stored')
})
