import { createServer } from 'node:http'
import * as TE from 'fp-ts/TaskEither'
import type { ConsoleOptions } from '../../../console/create-console'
import { createConsole } from '../../../console/create-console'
import type { ConsolePorts } from '../../../console/ports'
import { closed, listen } from '../server'

export const TOKEN = 'a-token-for-tests'

export const PAGE = { html: '<!doctype html>page', script: 'script()', styles: 'b{}', icon: '<svg/>' }

const nothing = async function* () {
  // There is nothing.
}

/** A deployment in which nothing is stored. */
export const emptyPorts: ConsolePorts = {
  place: {
    kind: 'stack',
    name: 'Somewhere',
    region: 'eu-west-1',
    command: 'disconnects',
    flags: ['--stack', 'Somewhere'],
    quarantineDays: 90,
    version: '1.2.3',
  },
  store: {
    put: () => TE.right('stored'),
    find: () => TE.right({ rows: [], readUnits: 0 }),
    findByCall: () => TE.right({ records: [], unreadable: 0 }),
  },
  calls: nothing,
  reconciliation: {
    hours: () => TE.right([]),
    runs: () => TE.right([]),
    firstCallbacks: () => TE.right([]),
  },
  quarantine: {
    list: nothing,
    get: () => TE.right(undefined),
    markReplayed: () => TE.right(undefined),
  },
  allowsAccount: () => true,
  waiting: () => Promise.resolve({ overflow: { value: 3 }, quarantine: { value: { count: 0 } } }),
  explain: () => ({ error: 'The table does not answer', kind: 'unavailable' }),
  page: () => Promise.resolve(PAGE),
}

export type TestConsole = {
  readonly url: string
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly close: () => Promise<void>
}

/** A console as a server, and a page that has its token. */
export const startConsole = async (
  ports: Partial<ConsolePorts> = {},
  options: Partial<ConsoleOptions> = {},
): Promise<TestConsole> => {
  const { answer } = createConsole(
    { ...emptyPorts, ...ports },
    { token: TOKEN, guards: 'everything', hasApi: true, ...options },
  )
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  const url = await listen(server)
  const own = { Authorization: `Bearer ${TOKEN}` }
  return {
    url,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers: { ...own, ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...own, 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: () => closed(server),
  }
}

/** The lines of a stream, decoded. */
export const linesOf = async <A>(response: Response): Promise<readonly A[]> =>
  (await response.text())
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as A)

const consoles: TestConsole[] = []

/** A console of these calls, until the end of the test. */
export const consoleOf = async (calls: ConsolePorts['calls']): Promise<TestConsole> => {
  const started = await startConsole({ calls })
  consoles.push(started)
  return started
}

export const closeConsoles = async (): Promise<void> => {
  for (const { close } of consoles.splice(0)) await close()
}
