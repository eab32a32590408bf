import { parseXml, XmlElement } from '@rgrove/parse-xml'
import type { ServerResponse } from 'node:http'
import { startServer } from '../server'

/** The elements of an application, in the order in which they are answered. */
export type StoredApplication = Record<string, string | Record<string, string>>

/** What goes wrong with a request: it takes effect first, or not at all, or only half of the answer arrives. */
export type Fault = 'before' | 'after' | 'half an answer' | 'cut off' | 'hangs' | 'hangs after' | number

type Faults = { readonly GET: Fault[]; readonly PATCH: Fault[] }

export const CLIENT = {
  BW_ACCOUNT_ID: '9900000',
  BW_CLIENT_ID: 'client-4711',
  BW_CLIENT_SECRET: 'hidden-client-secret',
}

const TOKEN = 'hidden-token'

const isPassword = (name: string): boolean => name === 'Password'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const elementOf = ([name, content]: readonly [string, string | Record<string, string>]): string =>
  typeof content === 'string'
    ? `<${name}>${escaped(content)}</${name}>`
    : `<${name}>${Object.entries(content)
        .filter(([inner]) => !isPassword(inner))
        .map(elementOf)
        .join('\n')}</${name}>`

const applicationXml = (application: StoredApplication): string =>
  `<Application>${Object.entries(application).map(elementOf).join('\n')}</Application>`

const document = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ApplicationProvisioningResponse>${content}</ApplicationProvisioningResponse>`

const errorXml = (code: number, description: string): string =>
  document(
    `<ResponseStatus><ErrorCode>${code}</ErrorCode><Description>${description}</Description></ResponseStatus>`,
  )

const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(child => child instanceof XmlElement)

/** Only the given elements change; `remove` takes one away. */
const patched = (application: StoredApplication, body: string): StoredApplication | undefined => {
  const { root } = parseXml(body)
  if (root?.name !== 'Application') return undefined
  const changed = { ...application }
  for (const child of childrenOf(root)) {
    const inner = childrenOf(child)
    if (inner.length > 0) {
      const before = changed[child.name]
      const given = Object.fromEntries(inner.map(({ name, text }) => [name, text]))
      changed[child.name] = { ...(typeof before === 'object' ? before : {}), ...given }
    } else if (child.text === 'remove') Reflect.deleteProperty(changed, child.name)
    else changed[child.name] = child.text
  }
  return changed
}

const answer = (response: ServerResponse, status: number, xml: string, fault?: Fault): void => {
  response.writeHead(status, {
    'Content-Type': 'application/xml',
    ...(fault === 'cut off' && { 'Content-Length': String(xml.length) }),
  })
  const half = xml.slice(0, Math.floor(xml.length / 2))
  if (fault === 'half an answer') response.end(half)
  else if (fault === 'cut off') response.write(half, () => response.destroy())
  else response.end(xml)
}

/** A stand-in for Bandwidth's applications API and its token endpoint, of one account. */
export const startApplications = async (applications: Readonly<Record<string, StoredApplication>>) => {
  const stored = new Map<string, StoredApplication>(
    Object.entries(applications).map(([id, one]) => [id, { ApplicationId: id, ...one }]),
  )
  const requests: { readonly method: string; readonly path: string; readonly body: string }[] = []
  const faults: Faults = { GET: [], PATCH: [] }
  const settings = { mayPatch: true }

  const server = await startServer((body, request, response) => {
    const { method = '', url: path = '', headers } = request
    if (path === '/token') {
      const basic = Buffer.from(`${CLIENT.BW_CLIENT_ID}:${CLIENT.BW_CLIENT_SECRET}`).toString('base64')
      const isRight = headers.authorization === `Basic ${basic}`
      response
        .writeHead(isRight ? 200 : 401, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(isRight ? { access_token: TOKEN, expires_in: 3600, token_type: 'bearer' } : {}))
      return
    }
    requests.push({ method, path, body })
    const fault = method === 'GET' || method === 'PATCH' ? faults[method].shift() : undefined
    const [, account = '', id = ''] = /^\/api\/accounts\/(\d+)\/applications(?:\/([^/]+))?$/.exec(path) ?? []
    if (fault === 'hangs') return
    if (fault === 'before') return void request.socket.destroy()
    if (typeof fault === 'number') {
      answer(response, fault, errorXml(12_000, 'not now'))
      return
    }
    if (headers.authorization !== `Bearer ${TOKEN}`) {
      answer(response, 401, '')
      return
    }
    if (account !== CLIENT.BW_ACCOUNT_ID) {
      answer(response, 403, errorXml(12_003, 'no access to the account'))
      return
    }
    if (id === '') {
      answer(
        response,
        200,
        document(`<ApplicationList>${[...stored.values()].map(applicationXml).join('')}</ApplicationList>`),
        fault,
      )
      return
    }
    const found = stored.get(id)
    if (found === undefined) {
      answer(response, 404, errorXml(12_666, 'no such application'))
      return
    }
    const now = method === 'PATCH' ? patched(found, body) : found
    if (now === undefined || (method === 'PATCH' && !settings.mayPatch)) {
      answer(response, now === undefined ? 400 : 403, errorXml(12_400, 'not accepted'))
      return
    }
    stored.set(id, { ...now, ApplicationId: id })
    if (fault === 'after') return void request.socket.destroy()
    if (fault === 'hangs after') return
    answer(response, 200, document(applicationXml(now)), fault)
  })

  return {
    ...server,
    stored,
    requests,
    faults,
    settings,
    /** Forgets what was asked so far. */
    forget: () => {
      requests.length = 0
    },
    patches: () => requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body),
    environment: {
      ...CLIENT,
      BW_API_URL: `${server.endpoint}/api`,
      BW_TOKEN_URL: `${server.endpoint}/token`,
    },
  }
}
