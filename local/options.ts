import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Credentials } from '../lambda/bandwidth/credentials'
import { StartError } from './start-error'

export const USAGE = `Usage: npm start -- [options]

Runs the callback endpoint on this machine, with an embedded database.

  --port PORT   listen on this port of 127.0.0.1 (default 8787; 0 for any free one)
  --data DIR    keep the records in this folder (default .data, in the project)
  --memory      keep the records in memory, and forget them at the end
  --help        show this

Callbacks need the credentials in CALLBACK_USERNAME and CALLBACK_PASSWORD, or else those that are printed.`

export const DEFAULT_CREDENTIALS: Credentials = { username: 'bandwidth', password: 'local-only' }

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '.data')

export type Options = {
  readonly help: boolean
  readonly port: number
  /** Where records are kept; in memory if not given. */
  readonly folder?: string
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

/** @throws StartError if an option is unknown, has no value, or does not go with another */
export const readOptions = (args: readonly string[], environment: NodeJS.ProcessEnv): Options => {
  const { port, data, memory, help } = parse(args)
  if (memory && data !== undefined) throw new StartError('--memory and --data exclude each other')
  if (data === '') throw new StartError('--data takes the name of a folder')
  return {
    help,
    port: toPort(port),
    ...(memory ? {} : { folder: data ?? DEFAULT_FOLDER }),
    credentials: {
      username: environment['CALLBACK_USERNAME'] ?? DEFAULT_CREDENTIALS.username,
      password: environment['CALLBACK_PASSWORD'] ?? DEFAULT_CREDENTIALS.password,
    },
  }
}
