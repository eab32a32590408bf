import { runHere } from '../support/cli/in-process'
import { endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'

const { calls, twin, deliver, reconciling, stored } = useReconciling()

test('reconciliation neither stores an erased call nor counts it as missing', async () => {
  const rows = [1, 2, 3].map(n => endedCall(n, 2 * HOUR + n))
  const [erased, missing, present] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]]
  calls.push(...rows)
  await deliver([erased, present])
  await runHere(['erase', '--call-id', erased.callId, '--yes', '--local', twin().url])
  expect((await reconciling('--since', '1d')).summary).toMatchObject({ listed: 3, missing: 1, stored: 1 })
  expect(await stored(erased)).toStrictEqual([])
  expect(await stored(missing)).toHaveLength(1)
  expect(await stored(present)).toHaveLength(1)
})
