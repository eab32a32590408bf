import { startTwin, type Twin } from '../../../local/twin'

export const CREDENTIALS = { username: 'bandwidth', password: 'päss:wörd' }

const nothing = (): void => undefined

export const silent = {
  received: nothing,
  unauthorized: nothing,
  misdirected: nothing,
  failed: nothing,
  drained: nothing,
  stays: nothing,
  questionFailed: nothing,
  published: nothing,
  forwarded: nothing,
  forwardWaits: nothing,
  notForwarded: nothing,
  leftUnforwarded: nothing,
  answerTooLarge: nothing,
}

/** The twin on a free port, in memory, without output. */
export const startTestTwin = (options: Partial<Parameters<typeof startTwin>[0]> = {}): Promise<Twin> =>
  startTwin({ port: 0, credentials: CREDENTIALS, observe: silent, ...options })

export const basic = ({ username, password } = CREDENTIALS): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** Talks to a running twin over HTTP, as Bandwidth and an operator do. */
export const clientOf = ({ url }: Pick<Twin, 'url'>, authorization = basic()) => ({
  post: (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/callbacks/disconnect`, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': 'application/json', ...headers },
      body:
        typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    }),
  get: (query: string): Promise<Response> =>
    fetch(`${url}/callbacks/disconnect?${query}`, { headers: { Authorization: authorization } }),
  call: (callId: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/disconnects/${encodeURIComponent(callId)}`, { headers }),
  items: async (callId: string): Promise<readonly Record<string, unknown>[]> => {
    const response = await fetch(`${url}/disconnects/${encodeURIComponent(callId)}`)
    if (response.status === 404) return []
    return ((await response.json()) as { items: Record<string, unknown>[] }).items
  },
})

/** A twin for all tests of a file, and Bandwidth as its client. */
export const withTestTwin = () => {
  const running = {} as { twin: Twin; bandwidth: ReturnType<typeof clientOf> }
  beforeAll(async () => {
    running.twin = await startTestTwin()
    running.bandwidth = clientOf(running.twin)
  })
  afterAll(() => running.twin.close())
  return running
}
