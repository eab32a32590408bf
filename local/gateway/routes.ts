import { percentDecoded } from '../../lambda/callback/url-key'
import {
  CALL_PATH,
  CALLBACK_PATH,
  KEYED_CALLBACK_PATH,
  LIST_PATH,
  REPORT_PATH,
} from '../../lambda/deployment/routes'
import { TWIN_TABLES_PATH } from '../../lambda/deployment/twin'

/** The targets of the routes: those of the deployed HTTP API (`infra/`), and the twin's own. */
export type RouteName = 'callback' | 'question' | 'report' | 'tables'

export type Route = {
  readonly name: RouteName
  /** In the notation of API Gateway: the method and the pattern of the path. */
  readonly routeKey: string
}

type PathRoute = Route & { readonly method: string; readonly path: RegExp }

/** A parameter matches one segment, a greedy one (`{key+}`) everything that follows. */
const expression = (pattern: string): string =>
  pattern.replaceAll(/\{(\w+)(\+?)\}/g, (_, name: string, plus: string) =>
    plus === '' ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`,
  )

const route = (name: RouteName, method: string, pattern: string): PathRoute => ({
  name,
  method,
  routeKey: `${method} ${pattern}`,
  path: new RegExp(`^${expression(pattern)}$`),
})

const ROUTES: readonly PathRoute[] = [
  route('callback', 'POST', CALLBACK_PATH),
  route('callback', 'GET', CALLBACK_PATH),
  route('callback', 'POST', KEYED_CALLBACK_PATH),
  route('callback', 'GET', KEYED_CALLBACK_PATH),
  route('question', 'GET', LIST_PATH),
  route('question', 'GET', CALL_PATH),
  route('report', 'GET', REPORT_PATH),
  route('tables', 'GET', TWIN_TABLES_PATH),
]

/** Matches every other request, of any method. */
const DEFAULT_ROUTE: Route = { name: 'callback', routeKey: '$default' }

export type Match = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> }

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, percentDecoded(value)]))

export const matchRoute = (method: string, path: string): Match => {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(path) : null
    if (match !== null) return { route: candidate, pathParameters: decoded(match.groups ?? {}) }
  }
  return { route: DEFAULT_ROUTE, pathParameters: {} }
}
