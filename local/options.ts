import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Credentials } from '../lambda/callback/credentials'
import { defined } from '../lambda/codec/defined'
import { wholeNumberExpected, wholeNumberOf } from '../lambda/codec/whole-number'
import { TWIN_CREDENTIALS, TWIN_PORT } from '../lambda/deployment/twin'
import { refuseTaken } from './npm-options'
import { StartError } from './start-error'
import type { ForwardTo } from './twin-options'

export const USAGE = `Usage: npm start -- [options]

Runs the callback endpoint on this machine, with an embedded database or another
one.

  --port PORT      listen on this port of 127.0.0.1 (default ${TWIN_PORT}; 0 for any
                   free port)
  --data DIR       store the records in this folder (default .data, in the
                   project)
  --demo           begin with made-up calls of the last days, in memory
  --memory         keep the records in memory; they are lost when the twin stops
  --endpoint URL   store the records in another DynamoDB, such as
                   http://127.0.0.1:8000. The twin creates the tables
                   Disconnects and Quarantine there. While that database does
                   not answer, callbacks wait in the data folder
  --forward-to URL
                   send the callback of each ended call on to this URL, once
                   it is stored; with FORWARD_USERNAME and FORWARD_PASSWORD by
                   Basic authentication if they are set
  --help           print this text

Send callbacks to the URL that the twin prints, which has the password as its
key; or to the URL without the key, with Basic authentication. The user name is
CALLBACK_USERNAME (default ${TWIN_CREDENTIALS.username}), the password CALLBACK_PASSWORD
(default ${TWIN_CREDENTIALS.password}).`

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '.data')

export type Options = {
  readonly help: boolean
  readonly port: number
  /** Whether to begin with made-up calls. */
  readonly demo: boolean
  /** Where records are stored, or callbacks wait for the database; without a folder, in memory. */
  readonly folder?: string
  /** The endpoint of a DynamoDB that replaces the embedded one. */
  readonly endpoint?: URL
  readonly credentials: Credentials
  readonly forwardTo?: ForwardTo
}

const OPTIONS = {
  port: { type: 'string', default: String(TWIN_PORT) },
  data: { type: 'string' },
  memory: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  endpoint: { type: 'string' },
  'forward-to': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Those without a value, except `--help`, which npm answers itself. */
const SWITCHES = Object.entries(OPTIONS).flatMap(([name, { type }]) =>
  type === 'boolean' && name !== 'help' ? [name] : [],
)

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(/\.\s/)[0] ?? ''} (try --help)`)
  }
}

const PORTS = { from: 0, to: 65_535 }

const toPort = (text: string): number => {
  const port = wholeNumberOf(text, PORTS)
  if (port === undefined) throw new StartError(`--port: expected ${wholeNumberExpected(PORTS)}`)
  return port
}

const toUrl = (flag: string, example: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new StartError(`${flag}: expected a URL such as ${example}`)
  return url
}

const toEndpoint = (text: string): URL => toUrl('--endpoint', 'http://127.0.0.1:8000', text)

/** Credentials in the URL would be in every error of the network. */
const toForwardTo = (text: string, environment: NodeJS.ProcessEnv): ForwardTo => {
  const url = toUrl('--forward-to', 'http://127.0.0.1:3000/status', text)
  if (url.username !== '' || url.password !== '')
    throw new StartError(
      '--forward-to: expected a URL without credentials: set FORWARD_USERNAME and FORWARD_PASSWORD',
    )
  const { FORWARD_USERNAME: username = '', FORWARD_PASSWORD: password = '' } = environment
  if ((username === '') !== (password === ''))
    throw new StartError('FORWARD_USERNAME and FORWARD_PASSWORD: expected both, or neither')
  return { url, ...(username !== '' && { credentials: { username, password } }) }
}

/** @throws StartError if an option is unknown, has no value, or cannot be combined with another */
export const readOptions = (args: readonly string[], environment: NodeJS.ProcessEnv): Options => {
  refuseTaken(SWITCHES, args, environment)
  const { port, data, memory, demo, endpoint, help, 'forward-to': forwardTo } = parse(args)
  if (memory && data !== undefined) throw new StartError('--memory and --data cannot be combined')
  if (memory && endpoint !== undefined) throw new StartError('--memory and --endpoint cannot be combined')
  // Made-up calls must not get among real ones.
  if (demo && (data ?? endpoint) !== undefined)
    throw new StartError('--demo keeps its calls in memory: it cannot be combined with --data or --endpoint')
  if (forwardTo !== undefined && endpoint !== undefined)
    throw new StartError(
      '--forward-to takes what the embedded database stores: it cannot be combined with --endpoint',
    )
  if (data === '') throw new StartError('--data: expected the name of a folder')
  return {
    help,
    port: toPort(port),
    demo,
    ...defined({
      folder: memory || demo ? undefined : (data ?? DEFAULT_FOLDER),
      endpoint: endpoint === undefined ? undefined : toEndpoint(endpoint),
      forwardTo: forwardTo === undefined ? undefined : toForwardTo(forwardTo, environment),
    }),
    credentials: {
      username: environment['CALLBACK_USERNAME'] ?? TWIN_CREDENTIALS.username,
      password: environment['CALLBACK_PASSWORD'] ?? TWIN_CREDENTIALS.password,
    },
  }
}
