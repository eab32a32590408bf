import { encodeDelivery } from '../../lambda/callback/delivery-message'
import { STACK } from '../support/aws/deployed-stack'
import type { Deployment } from '../support/aws/deployment'
import { aCallbackOfNewCall, aDelivery, newCallId } from '../support/callbacks/builders'
import { runCli } from '../support/cli/run'
import { eventually } from '../support/eventually'
import { basic, clientOf } from '../support/twin/twin'

/** No simulated call has it. */
const NUMBER = '+441632960142'

const EVENT_TIME = '2026-03-04T10:00:10.000Z'

/** What `erase` does to a deployed stack. */
export const eraseCommand = (get: () => Deployment): void => {
  test('a number is erased on a stack, and no drain or repeated callback brings its call back', async () => {
    const { stack } = get()
    const client = clientOf(stack, basic(await stack.credentials()))
    const callId = newCallId()
    const end = aCallbackOfNewCall({ callId, from: NUMBER })
    const event = aCallbackOfNewCall({ callId, from: NUMBER, eventType: 'dtmf', eventTime: EVENT_TIME })
    for (const body of [end, event]) expect((await client.post(body)).status).toBe(204)
    const refused = (await (await client.post(`{"from":"${NUMBER}"`)).json()) as { quarantineId: string }

    const ended = await runCli(
      ['erase', '--number', NUMBER, '--stack', STACK, '--yes', '--json'],
      stack.environment,
    )
    expect(ended).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /^Reading both tables as a whole: about .+ read units, .+ in us-east-1\n/,
      ) as unknown,
    })
    expect(JSON.parse(ended.stdout)).toMatchObject({ calls: 1, ends: 1, events: 1, requests: 1 })
    expect(`${ended.stdout}${ended.stderr}`).not.toContain('960142')
    expect(await stack.quarantinedParts(refused.quarantineId)).toBe(0)

    expect((await client.post(end)).status).toBe(204)
    const last = newCallId()
    for (const body of [end, event, aCallbackOfNewCall({ callId: last })])
      await stack.enqueue(encodeDelivery(aDelivery({ body, requestId: newCallId() })))
    await eventually(() => stack.item(last))
    await eventually(async () => {
      const { visible, inFlight } = await stack.waiting()
      return visible + inFlight === 0 || undefined
    })
    expect(Object.keys((await stack.item(callId)) ?? {}).sort()).toStrictEqual([
      'callId',
      'erased',
      'event',
      'expiresAt',
    ])
    expect(await stack.item(callId, `dtmf#${EVENT_TIME}`)).toBeUndefined()
    expect((await stack.question(`/disconnects/${callId}`)).status).toBe(404)
  })
}
