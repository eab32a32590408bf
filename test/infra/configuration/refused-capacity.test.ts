import { configuredStack, configurationErrors } from '../../support/infra/configuration'

const NEITHER = 'capacity must be "on-demand", or an object with mode "on-demand" or "provisioned"'

test.each<[unknown, string]>([
  ['provisioned', NEITHER],
  [200, NEITHER],
  [{ from: 200, to: 2_000 }, 'capacity.mode must be "on-demand" or "provisioned"'],
  [{ mode: 'on-demand' }, 'capacity.readyFor must be a whole number from 4000 to 1000000'],
  [{ mode: 'on-demand', readyFor: 3_999 }, 'capacity.readyFor must be a whole number from 4000 to 1000000'],
  [{ mode: 'on-demand', readyFor: 4_000, to: 1 }, 'capacity.to must be one of the names mode, readyFor'],
  [{ mode: 'provisioned', from: 1 }, 'capacity.to must be a whole number from 1 to 1000000'],
  [{ mode: 'provisioned', from: 0, to: 1 }, 'capacity.from must be a whole number from 1 to 1000000'],
  [{ mode: 'provisioned', from: 2, to: 1 }, 'capacity.to must be a number that is not below from'],
])('a capacity that no table can have is refused, and the error says where: %j', (capacity, message) => {
  expect(configurationErrors({ file: { capacity } })).toStrictEqual([`disconnects.json ${message}`])
  const onLine = typeof capacity === 'object' ? JSON.stringify(capacity) : capacity
  expect(configurationErrors({ commandLine: { capacity: onLine } })).toStrictEqual([`-c ${message}`])
})

test('on demand needs no object', () => {
  for (const commandLine of [{ capacity: 'on-demand' }, {}])
    expect(configuredStack({ file: { capacity: 'on-demand' }, commandLine }).props).toMatchObject({
      capacity: 'on-demand',
    })
})

test('provisioned capacity may be fixed: both ends are the same', () => {
  const capacity = { mode: 'provisioned', from: 200, to: 200 }
  expect(configuredStack({ file: { capacity } }).props).toMatchObject({ capacity })
})
