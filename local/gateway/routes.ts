import { CALL_PATH, CALLBACK_PATH, KEYED_CALLBACK_PATH, LIST_PATH } from '../../lambda/deployment/routes'
import { percentDecoded } from '../../lambda/callback/url-key'

/** Where the twin tells its command line which tables it has: the one route that the deployed API lacks. */
export const TABLES_PATH = '/local/tables'

/** What stands behind the routes of the deployed HTTP API (`infra/`), by name; and behind the twin's own. */
export type RouteName = 'callback' | 'question' | 'tables'

export type Route = {
  readonly name: RouteName
  /** As API Gateway writes it: method, then the path's pattern. */
  readonly routeKey: string
}

type PathRoute = Route & { readonly method: string; readonly path: RegExp }

/** A parameter takes one segment, a greedy one (`{key+}`) all that follow. */
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
  route('tables', 'GET', TABLES_PATH),
]

/** Takes whatever no other route takes, by any method. */
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
