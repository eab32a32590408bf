import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overflowFolder } from '../../local/overflow/folder'
import { aCallbackOfNewCall, aDelivery, newCallId } from '../support/callbacks/builders'
import { runHere } from '../support/cli/in-process'
import { withImports, lines } from '../support/cli/imports'
import { eventually } from '../support/eventually'
import { clientOf, startTestTwin } from '../support/twin/twin'

const { running, fileOf, importing } = withImports()

const DTMF = { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' }

const bodiesOf = (callId: string) => [
  aCallbackOfNewCall({ callId }),
  aCallbackOfNewCall({ callId, cause: 'busy' }),
  aCallbackOfNewCall({ callId, ...DTMF }),
]

test('an import brings nothing of an erased call back', async () => {
  const [callId, other] = [newCallId(), newCallId()]
  const file = fileOf(lines([...bodiesOf(callId), ...bodiesOf(other)]))
  await runHere(['erase', '--call-id', callId, '--yes', '--local', running.twin.url])
  expect((await importing(file)).summary).toMatchObject({ stored: 2, conflict: 1, duplicate: 3 })
  expect(await clientOf(running.twin).items(callId)).toStrictEqual([])
  const got = await runHere(['get', callId, '--local', running.twin.url])
  expect(got).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.not.stringContaining('left out') as unknown,
  })
})

test('what the overflow folder of the twin still holds of an erased call is refused when it is drained', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'erase-'))
  const [callId, other] = [newCallId(), newCallId()]
  const first = await startTestTwin({ folder })
  await runHere(['erase', '--call-id', callId, '--yes', '--local', first.url])
  await first.close()
  const queue = overflowFolder(join(folder, 'overflow'))
  for (const body of [...bodiesOf(callId), aCallbackOfNewCall({ callId: other })])
    await queue.put(aDelivery({ body, requestId: newCallId() }))()
  const twin = await startTestTwin({ folder })
  await eventually(async () => (await clientOf(twin).items(other))[0])
  await eventually(() => Promise.resolve(readdirSync(join(folder, 'overflow')).length === 0 || undefined))
  expect(await clientOf(twin).items(callId)).toStrictEqual([])
  await twin.close()
  rmSync(folder, { recursive: true })
}, 30_000)
