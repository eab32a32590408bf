import { urlWithToken } from '../../console/answers/paths'
import { createConsole } from '../../console/create-console'
import { pageLoader } from '../../console/page'
import { newToken } from '../../console/token'
import { openBrowser } from '../console/open-browser'
import { serve } from '../console/serve'
import { openStackPorts } from '../console/stack-ports'
import { UsageError } from '../errors'
import { wholeNumberFlag } from '../flags/flag'
import { deploymentChoiceOf } from '../flags/place-choice'
import type { DeploymentFlags } from '../flags/place-flags'
import { interruptible } from '../output/interruptible'
import { isTerminal, printToStderr, type Terminal } from '../output/terminal'
import { chooseDeployment, WHICH_DEPLOYMENT } from '../places/choose'
import type { StackPlace, TwinPlace } from '../places/place'

export type ConsoleFlags = DeploymentFlags & { readonly port?: string; readonly open: boolean }

const PORTS = { from: 0, to: 65_535 }

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })

/** Prints the URL, and opens it if a person is there to look at it. */
const show = (url: string, { open }: ConsoleFlags, terminal: Terminal): (() => void) => {
  terminal.stdout.write(`${url}\n`)
  return open && isTerminal(terminal.stdout) ? openBrowser(url, terminal.environment) : () => undefined
}

/** The twin serves its page itself. */
const showTwin = async (place: TwinPlace, flags: ConsoleFlags, terminal: Terminal): Promise<void> => {
  if (flags.port !== undefined)
    throw new UsageError('--port requires --stack: the twin serves its page itself')
  show(await place.consoleUrl(), flags, terminal)
}

const serveStack = (
  place: StackPlace,
  port: number | undefined,
  flags: ConsoleFlags,
  terminal: Terminal,
): Promise<void> =>
  interruptible(async signal => {
    const page = pageLoader()
    const { ports, close } = await openStackPorts(place, page, terminal.environment)
    try {
      const token = newToken()
      const { answer } = createConsole(ports, { token, guards: 'everything', hasApi: true })
      const server = await serve(answer, port)
      // Nobody waits for it yet. Whoever opens the page hears of a failure.
      page().catch(() => undefined)
      const forget = show(urlWithToken(server.url, token), flags, terminal)
      printToStderr(terminal, 'Ctrl-C ends it')
      await untilAborted(signal)
      forget()
      await server.close()
    } finally {
      close()
    }
  })

/** Serves the page until it is interrupted. @throws UsageError, CommandFailed */
export const runConsole = async (flags: ConsoleFlags, terminal: Terminal): Promise<void> => {
  const port = flags.port === undefined ? undefined : wholeNumberFlag('--port', flags.port, PORTS)
  const choice = deploymentChoiceOf(flags, terminal.environment)
  const place = await chooseDeployment(choice, terminal, WHICH_DEPLOYMENT)
  if (place._tag === 'twin') await showTwin(place, flags, terminal)
  else await serveStack(place, port, flags, terminal)
}
