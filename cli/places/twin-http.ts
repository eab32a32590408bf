import { LIST_PATH } from '../../lambda/deployment/routes'
import { isLoopback } from '../../lambda/deployment/twin'
import { CommandFailed } from '../errors'
import { basicAuthorization } from './credentials'
import { httpGet } from './http-get'

export type TwinHttp = {
  /** The URL of the twin, to which a path is added. */
  readonly base: string
  /** @returns the text of the answer, or undefined if it is 404 @throws CommandFailed */
  readonly read: (path: string) => Promise<string | undefined>
  readonly isRunning: () => Promise<boolean>
}

/** Long enough for a busy twin, and short enough not to be noticed if there is none. */
const PROBE_MS = 1_000
const READ_MS = 60_000

const authorization = (
  url: URL,
  { CALLBACK_USERNAME: username, CALLBACK_PASSWORD: password }: NodeJS.ProcessEnv,
): Record<string, string> =>
  isLoopback(url.hostname) || username === undefined || password === undefined
    ? {}
    : { Authorization: basicAuthorization({ username, password }) }

/** Node's code for the failure of a request. */
const codeOf = (error: unknown, timeoutMs: number): string => {
  const { name, code } = error as { name: string; code?: string }
  return code === 'ABORT_ERR' ? `no whole answer in ${timeoutMs / 1_000} s` : (code ?? name)
}

/** Credentials are sent only if the twin is reached through a tunnel: on this machine it does not ask for them. */
export const twinHttp = (url: URL, environment: NodeJS.ProcessEnv, readMs = READ_MS): TwinHttp => {
  const base = url.href.replace(/(?<!\/)\/+$/, '')
  const request = (path: string, timeoutMs: number): ReturnType<typeof httpGet> =>
    httpGet(`${base}${path}`, authorization(url, environment), timeoutMs)
  const read = async (path: string): Promise<string | undefined> => {
    const { status, text } = await request(path, readMs).catch((error: unknown) => {
      throw new CommandFailed(
        `No twin answers at ${base} (${codeOf(error, readMs)}): start it with npm start, or check the URL`,
        { cause: error },
      )
    })
    if (status === 200) return text
    // Any server answers 404; only the twin adds this body.
    if (status === 404 && text.startsWith('{"error":')) return undefined
    if (status === 401)
      throw new CommandFailed(
        `The twin at ${base} needs CALLBACK_USERNAME and CALLBACK_PASSWORD in the environment`,
      )
    if (status === 431)
      throw new CommandFailed(
        'These filters are too long for a request to the twin: read its table, with --table and --endpoint',
      )
    throw new CommandFailed(`The twin at ${base} answered ${status}: check the URL, or see its output`)
  }
  const isRunning = async (): Promise<boolean> => {
    try {
      const { status, text } = await request(`${LIST_PATH}?limit=1`, PROBE_MS)
      return status === 200 && text.startsWith('{"items":[')
    } catch {
      return false
    }
  }
  return { base, read, isRunning }
}
