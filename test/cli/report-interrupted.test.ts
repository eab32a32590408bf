import { interruptWork } from '../../cli/output/interruptible'
import { runHere } from '../support/cli/in-process'
import { eventually } from '../support/eventually'
import { startServer } from '../support/server'

test('Ctrl-C ends a report that waits for the database, with a code of its own, and says that nothing was printed', async () => {
  let isAsked = false
  const server = await startServer(() => {
    isAsked = true
  })
  const ended = runHere(['report', '--table', 'Disconnects', '--endpoint', server.endpoint])
  await eventually(() => Promise.resolve(isAsked || undefined))
  expect(interruptWork()).toBe(true)
  expect(await ended).toStrictEqual({ code: 130, stdout: '', stderr: 'Interrupted: nothing was printed\n' })
  await server.close()
})
