import { activity } from './activity'
import { type Answer, answerOf, jsonAnswer, NO_SUCH_PATH, problemAnswer } from './answer'
import { CONSOLE_PATHS } from './answers/paths'
import { completeness } from './completeness'
import { overview } from './overview'
import { fileAnswer, type PageFiles } from './page'
import type { ConsolePorts } from './ports'
import { quarantinedRequest, quarantineList } from './quarantine'
import type { RememberedReadings } from './readings'
import { replayRequests } from './replay'
import { htmlFile } from './report-html'
import type { ConsoleRequest } from './request'

export type RouteDeps = { readonly ports: ConsolePorts; readonly remembered: RememberedReadings }

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** What is the same for all, and is nobody's. */
  readonly isPage?: true
  readonly answer: (deps: RouteDeps, request: ConsoleRequest, id: string) => Answer | Promise<Answer>
}

const exactly = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.')}$`)

const withId = (path: string): RegExp => new RegExp(`^${path}/(?<id>[^/]+)$`)

const file = (path: RegExp, name: keyof PageFiles): Route => ({
  method: 'GET',
  path,
  isPage: true,
  answer: ({ ports }, { ifNoneMatch }) =>
    ports.page().then(
      files => fileAnswer(files, name, ifNoneMatch),
      () =>
        problemAnswer({
          error:
            'The page could not be made. In a clone, run npm ci, and see whether node infra/build-page.mjs fails',
          kind: 'unavailable',
        }),
    ),
})

const get = (path: RegExp, answer: Route['answer']): Route => ({ method: 'GET', path, answer })

/** A view has an address of its own, and all of them are the one page. */
const VIEWS = /^\/(?:calls(?:\/[^/]+)?|report|quarantine(?:\/[^/]+)?|completeness)?$/

export const ROUTES: readonly Route[] = [
  file(VIEWS, 'html'),
  file(/^\/console\/page\.js$/, 'script'),
  file(/^\/console\/page\.css$/, 'styles'),
  file(/^\/console\/icon\.svg$/, 'icon'),
  get(exactly(CONSOLE_PATHS.place), ({ ports }) => jsonAnswer(ports.place)),
  get(exactly(CONSOLE_PATHS.activity), ({ ports }, request) => ({ lines: activity(ports, request) })),
  get(exactly(CONSOLE_PATHS.overview), ({ ports, remembered }, request) => ({
    lines: overview(ports, request, readings => {
      remembered.remember(request.parameters, readings)
    }),
  })),
  get(exactly(CONSOLE_PATHS.html), ({ ports, remembered }, request) => htmlFile(ports, request, remembered)),
  get(exactly(CONSOLE_PATHS.waiting), async ({ ports }) => jsonAnswer(await ports.waiting())),
  get(exactly(CONSOLE_PATHS.alarms), async ({ ports }) =>
    ports.alarms === undefined ? problemAnswer(NO_SUCH_PATH) : jsonAnswer(await ports.alarms()),
  ),
  get(exactly(CONSOLE_PATHS.completeness), async ({ ports }, request) =>
    answerOf(await completeness(ports, request)()),
  ),
  get(exactly(CONSOLE_PATHS.quarantine), async ({ ports }, request) =>
    answerOf(await quarantineList(ports, request)),
  ),
  get(withId(CONSOLE_PATHS.quarantine), async ({ ports }, _, id) =>
    answerOf(await quarantinedRequest(ports, id)),
  ),
  {
    method: 'POST',
    path: exactly(CONSOLE_PATHS.replay),
    answer: async ({ ports }, request) => answerOf(await replayRequests(ports, request)),
  },
]

export type FoundRoute = { readonly route: Route; readonly id: string }

/** The routes of a path, whatever their method. */
export const routeOf = (path: string): FoundRoute | undefined => {
  for (const route of ROUTES) {
    const match = route.path.exec(path)
    if (match !== null) return { route, id: match.groups?.['id'] ?? '' }
  }
  return undefined
}
