import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Credentials } from '../lambda/callback/credentials'
import { StartError } from './start-error'

export const USAGE = `Usage: npm start -- [options]

Runs the callback endpoint on this machine, with an embedded database or another one.

  --port PORT   listen on this port of 127.0.0.1 (default 8787; 0 for any free one)
  --data DIR    keep the records in this folder (default .data, in the project)
  --memory      keep the records in memory, and forget them at the end
  --endpoint URL
                keep the records in another DynamoDB, such as http://127.0.0.1:8000. It gets the tables
                Disconnects and Quarantine, and may come and go: callbacks wait in the data folder meanwhile
  --help        show this

Callbacks come to the URL that is printed, which has the password as its key; or, with Basic authentication, to the URL
without the key. The password is CALLBACK_PASSWORD (local-only if that is not set), the user name CALLBACK_USERNAME (bandwidth).`

export const DEFAULT_CREDENTIALS: Credentials = { username: 'bandwidth', password: 'local-only' }

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '.data')

export type Options = {
  readonly help: boolean
  readonly port: number
  /** Where records are kept, or wait for the database; in memory if not given. */
  readonly folder?: string
  /** Of a DynamoDB to use instead of the embedded one. */
  readonly endpoint?: URL
  readonly credentials: Credentials
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        data: { type: 'string' },
        memory: { type: 'boolean', default: false },
        endpoint: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(/\.\s/)[0] ?? ''} (try --help)`)
  }
}

const toPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535)) throw new StartError('--port takes a number from 0 to 65535')
  return port
}

const toEndpoint = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new StartError('--endpoint takes a URL such as http://127.0.0.1:8000')
  return url
}

/** @throws StartError if an option is unknown, has no value, or does not go with another */
export const readOptions = (args: readonly string[], environment: NodeJS.ProcessEnv): Options => {
  const { port, data, memory, endpoint, help } = parse(args)
  if (memory && data !== undefined) throw new StartError('--memory and --data exclude each other')
  if (memory && endpoint !== undefined) throw new StartError('--memory and --endpoint exclude each other')
  if (data === '') throw new StartError('--data takes the name of a folder')
  return {
    help,
    port: toPort(port),
    ...(memory ? {} : { folder: data ?? DEFAULT_FOLDER }),
    ...(endpoint === undefined ? {} : { endpoint: toEndpoint(endpoint) }),
    credentials: {
      username: environment['CALLBACK_USERNAME'] ?? DEFAULT_CREDENTIALS.username,
      password: environment['CALLBACK_PASSWORD'] ?? DEFAULT_CREDENTIALS.password,
    },
  }
}
