import type { Activity } from '../../console/answers/activity'
import type { AlarmsAnswer, WaitingAnswer } from '../../console/answers/waiting'
import type { Deployment } from '../support/aws/deployment'
import { STACK } from '../support/aws/deployed-stack'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { linesOf } from '../support/console/a-console'
import { startedConsole, type StartedConsole } from '../support/console/started-console'
import { basic, clientOf } from '../support/twin/twin'

/** `disconnects console --stack`, which answers the page over HTTP. */
export const consoleCommand = (get: () => Deployment): void => {
  describe('the console of a deployed stack', () => {
    let running: StartedConsole
    beforeAll(async () => {
      running = await startedConsole(get().stack.environment, '--stack', STACK, '--port', '0')
    })
    afterAll(() => running.end('SIGINT'))

    const json = async <A>(path: string): Promise<A> => (await (await running.get(path)).json()) as A

    test('shows what was delivered', async () => {
      const { stack } = get()
      const callId = newCallId()
      const endTime = new Date().toISOString()
      const { post } = clientOf(stack, basic(await stack.credentials()))
      expect((await post(aCallbackOfNewCall({ callId, endTime, cause: 'account-limit' }))).status).toBe(204)
      expect(await json(`/disconnects/${callId}`)).toMatchObject({ items: [{ callId }] })
      const activity = (await linesOf<Activity>(await running.get('/console/activity?since=1h'))).at(-1)
      expect(activity?.isWhole).toBe(true)
      expect(activity?.spans.some(({ causes }) => (causes['account-limit'] ?? 0) > 0)).toBe(true)
      expect((await linesOf(await running.get('/console/overview?since=1d&by=cause'))).at(-1)).toMatchObject({
        isWhole: true,
      })
    })

    test('says where it is, what waits, and which alarms are on', async () => {
      const { outputs } = get()
      expect(await json('/console/place')).toMatchObject({
        kind: 'stack',
        name: STACK,
        region: 'us-east-1',
        apiUrl: outputs.ApiUrl,
        callbackUrl: outputs.CallbackUrl,
      })
      expect(await json<WaitingAnswer>('/console/waiting')).toMatchObject({
        overflow: { value: expect.any(Number) as number },
        deadLetters: { value: 0 },
        quarantine: { value: { count: expect.any(Number) as number } },
      })
      const alarms = await json<AlarmsAnswer>('/console/alarms')
      expect(alarms).toMatchObject({ value: { all: expect.any(Number) as number } })
      expect('value' in alarms && alarms.value.all > 5).toBe(true)
    })

    test('answers nothing but the page without its token', async () => {
      expect((await fetch(`${running.url}/`)).status).toBe(200)
      for (const path of [
        '/disconnects',
        '/reports',
        '/console/place',
        '/console/waiting',
        '/console/alarms',
      ])
        expect((await fetch(`${running.url}${path}`)).status).toBe(401)
    })
  })
}
