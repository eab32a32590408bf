import * as TE from 'fp-ts/TaskEither'
import type { ConsolePorts } from '../../console/ports'
import { emptyPorts, startConsole } from '../support/console/a-console'

test('a call is looked up by its id as it was before the address encoded it', async () => {
  const asked: unknown[] = []
  const store: ConsolePorts['store'] = {
    ...emptyPorts.store,
    findByCall: callId => {
      asked.push(callId)
      return TE.right({ records: [], unreadable: 0 })
    },
  }
  const { get, close } = await startConsole({ store })
  await get('/disconnects/c-%C3%BC%2F1')
  await close()
  expect(asked).toStrictEqual(['c-ü/1'])
})
