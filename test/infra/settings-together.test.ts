import { settingsOf } from '../../infra/settings'

test('only accounts whose callbacks are stored can be reconciled: the error says why, and names no account', () => {
  const reconcileAccountIds = ['9900000', '9900001']
  expect(settingsOf({ reconcileAccountIds })).toMatchObject({ reconcileAccountIds })
  expect(settingsOf({ reconcileAccountIds, allowedAccountIds: ['9900001', '9900000'] })).toMatchObject({
    reconcileAccountIds,
  })
  expect(() => settingsOf({ reconcileAccountIds, allowedAccountIds: ['9900000'] })).toThrow(
    /^reconcileAccountIds must be accounts that are in allowedAccountIds: callbacks of any other are refused, so all its calls would be missing$/,
  )
  expect(() => settingsOf({ reconcileAccountIds: [] })).toThrow(
    'reconcileAccountIds must be a list of at least one Bandwidth account id',
  )
})

test('what has an effect only together with forwardTo or a bus is refused without it', () => {
  const forwardTo = 'https://voice.example.com/hooks?key=k'
  expect(settingsOf({ forwardTo, forwardSecret: 'voice', forwardRate: 1, failuresOnly: true })).toMatchObject(
    {
      forwardTo,
      forwardSecret: 'voice',
      forwardRate: 1,
      failuresOnly: true,
    },
  )
  expect(settingsOf({ eventBus: 'calls', failuresOnly: true })).toMatchObject({ eventBus: 'calls' })
  expect(() => settingsOf({ eventBus: true, forwardSecret: 'voice', forwardRate: 1 })).toThrow(
    /^forwardSecret must be set together with forwardTo: .*; forwardRate must be set together with forwardTo: /,
  )
  for (const eventBus of [undefined, false])
    expect(() => settingsOf({ failuresOnly: true, ...(eventBus === false && { eventBus }) })).toThrow(
      /^failuresOnly must be set together with eventBus or forwardTo: without them, nothing is published$/,
    )
})
