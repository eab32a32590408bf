import type { Problem } from '../../console/answers/problem'
import { TOKEN_SCHEME } from '../../console/answers/paths'
import type { Violation } from '../../lambda/codec/decode'
import { consoleToken, tokenRefused } from './token'

/** Why there is no answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly kind: Problem['kind'] | 'unreachable'
  readonly violations: readonly Violation[]
  readonly action: string | undefined

  constructor(
    kind: NoAnswer['kind'],
    message: string,
    { violations = [], action }: Pick<Partial<Problem>, 'violations' | 'action'> = {},
  ) {
    super(message)
    this.kind = kind
    this.violations = violations
    this.action = action
  }
}

export type Parameters = readonly (readonly [name: string, value: string])[]

const UNREACHABLE = 'The console does not answer. Is its program still running?'

const KINDS: Readonly<Record<number, Problem['kind']>> = {
  400: 'invalid',
  401: 'no-token',
  403: 'not-allowed',
  404: 'not-found',
  422: 'refused',
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'error' in value && 'kind' in value

/** The API itself has no `kind` in its errors. */
const noAnswer = (status: number, body: unknown): NoAnswer => {
  const { error, violations, kind, action } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Partial<Problem>
  return new NoAnswer(
    kind ?? KINDS[status] ?? 'unavailable',
    error ?? `The console answered with status ${status}.`,
    { ...(violations && { violations }), ...(action !== undefined && { action }) },
  )
}

const pathOf = (path: string, parameters: Parameters): string => {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
  return query === '' ? path : `${path}?${query}`
}

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const token = await consoleToken()
  const headers = new Headers(init.headers)
  if (token !== undefined) headers.set('Authorization', `${TOKEN_SCHEME} ${token}`)
  let response: Response
  try {
    response = await fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NoAnswer('unreachable', UNREACHABLE)
  }
  if (response.status === 401) tokenRefused(token)
  if (!response.ok) throw noAnswer(response.status, await response.json().catch(() => undefined))
  return response
}

/** @throws NoAnswer, or an AbortError */
export const get = async <A>(path: string, parameters: Parameters = [], signal?: AbortSignal): Promise<A> =>
  (await (await ask(pathOf(path, parameters), { signal: signal ?? null })).json()) as A

/** The answer as it came: parsed JSON has lost digits. @throws NoAnswer, or an AbortError */
export const getText = async (
  path: string,
  parameters: Parameters = [],
  signal?: AbortSignal,
): Promise<string> => (await ask(pathOf(path, parameters), { signal: signal ?? null })).text()

/** @throws NoAnswer */
export const post = async <A>(path: string, body: unknown): Promise<A> =>
  (await (
    await ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  ).json()) as A

/** @throws NoAnswer */
export const getBlob = async (path: string, parameters: Parameters = []): Promise<Blob> =>
  (await ask(pathOf(path, parameters), {})).blob()

/** Yields each line of an answer. @throws NoAnswer, also in the middle of it, or an AbortError */
export async function* lines<A>(
  path: string,
  parameters: Parameters,
  signal: AbortSignal,
): AsyncGenerator<A, void> {
  const { body } = await ask(pathOf(path, parameters), { signal })
  if (body === null) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      throw new NoAnswer('unreachable', UNREACHABLE)
    })
    // Half a line is no end: something between this page and its program has cut it off.
    if (done && rest !== '') throw new NoAnswer('unreachable', UNREACHABLE)
    if (done) return
    const parts = (rest + value).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      const parsed: unknown = JSON.parse(line)
      if (isProblem(parsed)) throw noAnswer(503, parsed)
      yield parsed as A
    }
  }
}
