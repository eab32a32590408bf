import { epochMs, type Timestamp } from '../../lambda/disconnect/timestamp'
import { oldKeysUntil } from '../../lambda/dynamodb/old-keys'
import type { Deployment } from '../support/aws/deployment'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { basic, clientOf } from '../support/twin/twin'

const DAY_MS = 86_400_000

/** What the deployed function answers to questions. */
export const questions = (get: () => Deployment): void => {
  const storedCall = async (cause: string): Promise<string> => {
    const { stack } = get()
    const callId = newCallId()
    const endTime = new Date().toISOString()
    const { post } = clientOf(stack, basic(await stack.credentials()))
    expect((await post(aCallbackOfNewCall({ callId, cause, endTime, tag: callId }))).status).toBe(204)
    return callId
  }

  test('questions are answered only if they are signed', async () => {
    const { stack } = get()
    const callId = await storedCall('node-capacity-exceeded')
    const query = { tag: callId, cause: 'node-capacity-exceeded', since: '1h' }
    expect(await (await stack.question('/disconnects', query)).json()).toMatchObject({ items: [{ callId }] })
    for (const path of ['/disconnects', `/disconnects/${callId}`])
      expect((await fetch(`${stack.url}${path}`)).status).toBe(403)
  })

  test('the stream of the table tells when the upgrade was, and a question for most causes finds new calls', async () => {
    const { outputs, stack } = get()
    const until = oldKeysUntil(outputs.TableStreamArn)
    expect(until).toBeDefined()
    const sinceUpgradeMs = Date.now() - (epochMs(until as Timestamp) - DAY_MS)
    expect(sinceUpgradeMs).toBeGreaterThan(0)
    expect(sinceUpgradeMs).toBeLessThan(900_000)
    const callId = await storedCall('busy')
    const response = await stack.question('/disconnects', { cause: '!hangup', since: '1h' })
    const { items } = (await response.json()) as { items: readonly { callId: string }[] }
    expect(items.map(item => item.callId)).toContain(callId)
  })
}
