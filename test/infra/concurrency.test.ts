import { resource, synthesize, type Synthesized } from '../support/infra/synthesized'

const reservedIn = ({ disconnects, template }: Synthesized) =>
  [disconnects.receiveFunction, disconnects.drainFunction, disconnects.queryFunction].map(
    fn => resource(template, fn).Properties['ReservedConcurrentExecutions'],
  )

test('no executions are reserved by default: a new account has none to spare', () => {
  expect(reservedIn(synthesize())).toStrictEqual([undefined, undefined, undefined])
})

test('executions can be reserved for the function that receives callbacks, and for no other', () => {
  expect(reservedIn(synthesize({ reservedConcurrency: 200 }))).toStrictEqual([200, undefined, undefined])
})

test.each([0, 1.5, 1_000_001])(
  'a number of executions that AWS refuses is refused: %j',
  reservedConcurrency => {
    expect(() => synthesize({ reservedConcurrency })).toThrow(
      `reservedConcurrency must be a whole number from 1 to 1000000, and is ${reservedConcurrency}`,
    )
  },
)
