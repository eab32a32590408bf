import { TOKEN_NAME } from '../../console/answers/paths'

/** How long to wait for another tab of the same console, in milliseconds. */
const WAIT_MS = 150

const CHANNEL = 'disconnects console'

/** The token is taken from the fragment at once, so that nobody copies it with the address. */
const fromFragment = (): string | undefined => {
  const token = new URLSearchParams(location.hash.slice(1)).get(TOKEN_NAME)
  if (token === null || token === '') return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  sessionStorage.setItem(TOKEN_NAME, token)
  return token
}

/** Tokens of consoles that have ended. */
const refused = new Set<string>()

/** A tab that was opened by hand asks the other tabs of this console. */
const fromOtherTabs = (channel: BroadcastChannel): Promise<string | undefined> =>
  new Promise(resolve => {
    const timer = setTimeout(() => {
      resolve(undefined)
    }, WAIT_MS)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'object' || data === null || !('token' in data)) return
      const token = String(data.token)
      // A tab that has asked nothing since does not know that its console has ended.
      if (refused.has(token)) return
      clearTimeout(timer)
      resolve(token)
    })
    channel.postMessage('who has the token?')
  })

const answerOtherTabs = (channel: BroadcastChannel, token: string): void => {
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') channel.postMessage({ token })
  })
}

let answering: BroadcastChannel | undefined

const find = async (): Promise<string | undefined> => {
  const own = fromFragment() ?? sessionStorage.getItem(TOKEN_NAME) ?? undefined
  const channel = new BroadcastChannel(CHANNEL)
  const token = own ?? (await fromOtherTabs(channel))
  if (token === undefined) {
    channel.close()
    return undefined
  }
  sessionStorage.setItem(TOKEN_NAME, token)
  answerOtherTabs(channel, token)
  answering?.close()
  answering = channel
  return token
}

let found: Promise<string | undefined> | undefined

/** The token of the console, for as long as the tab is open. Other tabs get it from this one. */
export const consoleToken = (): Promise<string | undefined> => (found ??= find())

/** A token that was refused is that of a console that has ended: this tab neither keeps it nor takes it again, and asks the others anew. */
export const tokenRefused = (token: string | undefined): void => {
  if (token !== undefined) refused.add(token)
  if (sessionStorage.getItem(TOKEN_NAME) !== (token ?? null)) return
  sessionStorage.removeItem(TOKEN_NAME)
  answering?.close()
  answering = undefined
  found = undefined
}

/** Another address of the console in the same tab differs behind the `#` only: the browser does not load the page again by itself. */
export const loadWithNewToken = (): void => {
  addEventListener('hashchange', () => {
    if (new URLSearchParams(location.hash.slice(1)).has(TOKEN_NAME)) location.reload()
  })
}
