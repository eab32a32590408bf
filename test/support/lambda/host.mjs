// Loads the bundle of a function, and answers the events that it gets. JavaScript, so that nothing but Node and the bundle is loaded.
import { pathToFileURL } from 'node:url'

const [, , bundle = ''] = process.argv

/** REMAINING_MS stands for the time that Lambda leaves a function. */
const context = { getRemainingTimeInMillis: () => Number(process.env['REMAINING_MS'] ?? 900_000) }

const loading = import(pathToFileURL(bundle).href)

process.on('message', async ({ id, event }) => {
  const { handler } = await loading
  process.send?.({ id, response: await handler(event, context) })
})
