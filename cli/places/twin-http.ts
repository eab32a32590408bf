import { CommandFailed } from '../errors'
import { isLoopback } from '../loopback'

export type TwinHttp = {
  /** @returns the text of the answer, or undefined for 404 */
  readonly read: (path: string) => Promise<string | undefined>
  readonly isRunning: () => Promise<boolean>
}

/** Long enough for a twin that is busy, short enough not to be noticed where there is none. */
const PROBE_MS = 1_000
const PATIENCE_MS = 60_000

const authorization = (
  url: URL,
  { CALLBACK_USERNAME: username, CALLBACK_PASSWORD: password }: NodeJS.ProcessEnv,
): Record<string, string> =>
  isLoopback(url) || username === undefined || password === undefined
    ? {}
    : { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }

const codeOf = (error: unknown): string => {
  const { name, cause } = error as { name: string; cause?: { code?: string } }
  return cause?.code ?? name
}

/** The URL without the slashes that it ends with, to which a path is added. */
export const baseOf = (url: URL): string => url.href.replace(/(?<!\/)\/+$/, '')

/** Credentials go out only where the twin is reached through a tunnel: on this machine it wants none. */
export const twinHttp = (url: URL, environment: NodeJS.ProcessEnv): TwinHttp => {
  const base = baseOf(url)
  const request = (path: string, patience: number): Promise<Response> =>
    fetch(`${base}${path}`, {
      headers: authorization(url, environment),
      signal: AbortSignal.timeout(patience),
    })
  const read = async (path: string): Promise<string | undefined> => {
    const [status, text] = await request(path, PATIENCE_MS)
      .then(async response => [response.status, await response.text()] as const)
      .catch((error: unknown) => {
        throw new CommandFailed(
          `No twin answers at ${base} (${codeOf(error)}): start it with npm start, or check the URL`,
          {
            cause: error,
          },
        )
      })
    if (status === 200) return text
    // Any server says 404; the twin says why.
    if (status === 404 && text.startsWith('{"error":')) return undefined
    if (status === 401)
      throw new CommandFailed(
        `The twin at ${base} wants CALLBACK_USERNAME and CALLBACK_PASSWORD in the environment`,
      )
    throw new CommandFailed(
      `The twin at ${base} answered ${status}: check the URL, or see what it has printed`,
    )
  }
  const isRunning = async (): Promise<boolean> => {
    try {
      const response = await request('/disconnects?limit=1', PROBE_MS)
      return response.ok && (await response.text()).startsWith('{"items":[')
    } catch {
      return false
    }
  }
  return { read, isRunning }
}
