import { CALL_PATH, CALLBACK_PATH, withKey } from '../lambda/deployment/routes'
import { TWIN_CREDENTIALS, TWIN_URL } from '../lambda/deployment/twin'
import { DEMO, DEMO_CALLS } from './demo'
import type { Options } from './options'
import type { Twin } from './twin'

const SAMPLE_CALL_ID = 'c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d'

export const sampleBody = JSON.stringify({
  eventType: 'disconnect',
  callId: SAMPLE_CALL_ID,
  from: '+15555550100',
  to: '+15555550101',
  direction: 'outbound',
  startTime: '2026-01-01T12:00:00.000Z',
  answerTime: '2026-01-01T12:00:04.500Z',
  endTime: '2026-01-01T12:01:27.500Z',
  cause: 'hangup',
})

/** A password that the user has chosen is not printed. */
const isChosen = ({ credentials: { password } }: Options): boolean => password !== TWIN_CREDENTIALS.password

const userOption = (options: Options): string => {
  const { username, password } = options.credentials
  const shownName = /^[\w.@-]+$/.test(username) ? username : '$CALLBACK_USERNAME'
  const pair = `${shownName}:${isChosen(options) ? '$CALLBACK_PASSWORD' : password}`
  return pair.includes('$') ? `"${pair}"` : pair
}

/** A command line that works on this twin. */
const commandAt = (twinUrl: string, command: string): string =>
  `node cli/disconnects.mjs ${command}${twinUrl === TWIN_URL ? '' : ` --local ${twinUrl}`}`

type Shown = {
  /** As a text, and as an argument of a shell command. */
  readonly url: string
  readonly argument: string
  readonly note: string
}

const keyedUrl = (twinUrl: string, options: Options): Shown => {
  const callbackUrl = `${twinUrl}${CALLBACK_PATH}`
  const { password } = options.credentials
  if (!isChosen(options)) {
    const { href } = withKey(new URL(callbackUrl), password)
    return { url: href, argument: href, note: '' }
  }
  const command = commandAt(twinUrl, 'url')
  return {
    url: `${callbackUrl}/KEY`,
    argument: `"$(${command})"`,
    note: `
                 KEY is the percent-encoded password in CALLBACK_PASSWORD.
                 With that variable set, this command prints the URL:
                 ${command}`,
  }
}

const recordsPlace = (
  { databaseAnswered }: Pick<Twin, 'databaseAnswered'>,
  { endpoint, folder, demo }: Options,
): string => {
  if (demo) return `in memory, until it stops: ${DEMO_CALLS} made-up calls of the last ${DEMO.days} days`
  if (endpoint === undefined) return folder ?? 'in memory, until it stops'
  const answers = databaseAnswered ? '' : '   (does not answer yet: callbacks wait in the data folder)'
  return `${endpoint.origin}${answers}`
}

/** A secret may be in the path or the query of the URL. */
const forwardedTo = ({ forwardTo }: Options): string =>
  forwardTo === undefined ? '' : `\n  Forwarded to   ${forwardTo.url.origin}`

/** Commands to begin with. The customer is in every history that is made up. */
const tries = ({ demo }: Options): readonly string[] =>
  demo
    ? ['list --not-cause hangup --since 2h', 'list --tag customer-20417', `get ${SAMPLE_CALL_ID}`]
    : ['list']

type Section = readonly [title: string, lines: string]

/** What to do first: with calls to look at, look at them; else send one. */
const sections = ({ url, consoleUrl }: Pick<Twin, 'url' | 'consoleUrl'>, options: Options): string => {
  const look: Section = ['Open the console in a browser:', consoleUrl]
  const ask: Section = [
    'Or list the calls that ended, in another terminal:',
    tries(options)
      .map(command => commandAt(url, command))
      .join('\n  '),
  ]
  const send: Section = [
    'Send it a callback, as Bandwidth does:',
    `curl -i -H 'Content-Type: application/json' \\
    -d '${sampleBody}' \\
    ${keyedUrl(url, options).argument}`,
  ]
  const read: Section = [
    'Read the record back:',
    `curl ${url}${CALL_PATH.replace('{callId}', SAMPLE_CALL_ID)}`,
  ]
  const order = options.demo ? [look, ask, send, read] : [send, read, look, ask]
  return order.map(([title, lines]) => `${title}\n\n  ${lines}`).join('\n\n')
}

/** The first output: how to use the twin. */
export const banner = (
  twin: Pick<Twin, 'url' | 'consoleUrl' | 'databaseAnswered'>,
  options: Options,
): string => {
  const { url, note } = keyedUrl(twin.url, options)
  const blank = [options.credentials.username, options.credentials.password].some(text => text.trim() === '')
  return `bandwidth-disconnects is running on this machine

  Callback URL   ${url}${blank ? '   (blank credentials: every callback will be refused)' : note}
  or by Basic    ${twin.url}${CALLBACK_PATH}
                 ${userOption(options)}
  Records        ${recordsPlace(twin, options)}${forwardedTo(options)}

${sections(twin, options)}

Callbacks (Ctrl-C to stop):`
}
