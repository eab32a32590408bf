import { circuitBreaker } from '../../../lambda/intake/circuit-breaker'

const aBreaker = () => {
  let time = 0
  const breaker = circuitBreaker({ now: () => time, threshold: 3, restMs: 1_000 })
  const slowly = (times: number): void => {
    for (let i = 0; i < times; i++) breaker.failedSlowly()
  }
  return {
    ...breaker,
    slowly,
    wait: (ms: number): void => {
      time += ms
    },
  }
}

test('two slow failures are not enough to open it, three in a row are', () => {
  const breaker = aBreaker()
  breaker.slowly(2)
  expect(breaker.mayAsk()).toBe(true)
  breaker.slowly(1)
  expect(breaker.mayAsk()).toBe(false)
})

test('a success between them starts the count again', () => {
  const breaker = aBreaker()
  breaker.slowly(2)
  breaker.succeeded()
  breaker.slowly(2)
  expect(breaker.mayAsk()).toBe(true)
})

test('after each rest it lets one caller through, and no other', () => {
  const breaker = aBreaker()
  breaker.slowly(3)
  breaker.wait(999)
  expect(breaker.mayAsk()).toBe(false)
  breaker.wait(1)
  expect([breaker.mayAsk(), breaker.mayAsk(), breaker.mayAsk()]).toStrictEqual([true, false, false])
  breaker.wait(1_000)
  expect([breaker.mayAsk(), breaker.mayAsk()]).toStrictEqual([true, false])
})

test('a clock that is put back does not make the rest longer', () => {
  const breaker = aBreaker()
  breaker.slowly(3)
  breaker.wait(-60_000)
  expect([breaker.mayAsk(), breaker.mayAsk()]).toStrictEqual([true, false])
  breaker.wait(1_000)
  expect(breaker.mayAsk()).toBe(true)
})

test('a slow failure after a rest begins another rest; a success closes it', () => {
  const breaker = aBreaker()
  breaker.slowly(3)
  breaker.wait(1_000)
  expect(breaker.mayAsk()).toBe(true)
  breaker.wait(500)
  breaker.slowly(1)
  breaker.wait(999)
  expect(breaker.mayAsk()).toBe(false)
  breaker.wait(1)
  expect(breaker.mayAsk()).toBe(true)
  breaker.succeeded()
  expect([breaker.mayAsk(), breaker.mayAsk()]).toStrictEqual([true, true])
})
