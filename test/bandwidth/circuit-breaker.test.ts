import { circuitBreaker } from '../../lambda/bandwidth/circuit-breaker'

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
  expect(breaker.isOpen()).toBe(false)
  breaker.slowly(1)
  expect(breaker.isOpen()).toBe(true)
})

test('a success between them starts the count again', () => {
  const breaker = aBreaker()
  breaker.slowly(2)
  breaker.succeeded()
  breaker.slowly(2)
  expect(breaker.isOpen()).toBe(false)
})

test('after each rest it lets one caller through, and the others not', () => {
  const breaker = aBreaker()
  breaker.slowly(3)
  breaker.wait(999)
  expect(breaker.isOpen()).toBe(true)
  breaker.wait(1)
  expect([breaker.isOpen(), breaker.isOpen(), breaker.isOpen()]).toStrictEqual([false, true, true])
  breaker.wait(1_000)
  expect([breaker.isOpen(), breaker.isOpen()]).toStrictEqual([false, true])
})

test('one that is let through and fails slowly begins another rest; one that succeeds closes it', () => {
  const breaker = aBreaker()
  breaker.slowly(3)
  breaker.wait(1_000)
  expect(breaker.isOpen()).toBe(false)
  breaker.wait(500)
  breaker.slowly(1)
  breaker.wait(999)
  expect(breaker.isOpen()).toBe(true)
  breaker.wait(1)
  expect(breaker.isOpen()).toBe(false)
  breaker.succeeded()
  expect([breaker.isOpen(), breaker.isOpen()]).toStrictEqual([false, false])
})
