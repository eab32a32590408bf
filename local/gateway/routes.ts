import { CALL_PATH, CALLBACK_PATH, LIST_PATH } from '../../lambda/http/routes'

/** Where the twin tells its command line which tables it has: the one route that the deployed API lacks. */
export const TABLES_PATH = '/local/tables'

/** The routes of the deployed HTTP API (`infra/`), by name; and the twin's own. */
export type RouteName = 'callback' | 'question' | 'tables'

export type Route = {
  readonly name: RouteName
  /** As API Gateway writes it: method, then the path's pattern. */
  readonly routeKey: string
  readonly method: string
  readonly path: RegExp
}

const route = (name: RouteName, method: string, pattern: string): Route => ({
  name,
  method,
  routeKey: `${method} ${pattern}`,
  path: new RegExp(`^${pattern.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
})

export const ROUTES: readonly Route[] = [
  route('callback', 'POST', CALLBACK_PATH),
  route('callback', 'GET', CALLBACK_PATH),
  route('question', 'GET', LIST_PATH),
  route('question', 'GET', CALL_PATH),
  route('tables', 'GET', TABLES_PATH),
]

export type Match = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> }

/** @returns undefined where the gateway answers 404 by itself */
export const matchRoute = (method: string, path: string): Match | undefined => {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(path) : null
    if (match !== null) return { route: candidate, pathParameters: decoded(match.groups ?? {}) }
  }
  return undefined
}

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, percentDecoded(value)]))

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
