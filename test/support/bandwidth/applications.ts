import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { ACCOUNT_ID } from './call-state'
import type { Handler, Reply } from './handler'

/** The elements of an application, in the order in which they are answered. */
export type StoredApplication = Readonly<Record<string, string | Readonly<Record<string, string>>>>

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Passwords are never given back. */
const elementOf = ([name, content]: readonly [string, StoredApplication[string]]): string =>
  typeof content === 'string'
    ? `<${name}>${escaped(content)}</${name}>`
    : `<${name}>${Object.entries(content)
        .filter(([inner]) => inner !== 'Password')
        .map(elementOf)
        .join('\n')}</${name}>`

const applicationXml = (application: StoredApplication): string =>
  `<Application>${Object.entries(application).map(elementOf).join('\n')}</Application>`

const xml = (status: number, content: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ApplicationProvisioningResponse>${content}</ApplicationProvisioningResponse>`,
})

const failed = (status: number, code: number, description: string): Reply =>
  xml(
    status,
    `<ResponseStatus><ErrorCode>${code}</ErrorCode><Description>${description}</Description></ResponseStatus>`,
  )

const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(child => child instanceof XmlElement)

/** Only the given elements change; `remove` takes one away. */
const patched = (application: StoredApplication, body: string): StoredApplication | undefined => {
  const { root } = parseXml(body)
  if (root?.name !== 'Application') return undefined
  const changed = new Map(Object.entries(application))
  for (const child of childrenOf(root)) {
    const { name, text } = child
    const inner = childrenOf(child)
    const before = changed.get(name)
    if (inner.length > 0)
      changed.set(name, {
        ...(typeof before === 'object' ? before : {}),
        ...Object.fromEntries(inner.map(each => [each.name, each.text])),
      })
    else if (text === 'remove') changed.delete(name)
    else changed.set(name, text)
  }
  return Object.fromEntries(changed)
}

const PATH = /^\/api\/accounts\/(\d+)\/applications(?:\/([^/]+))?$/

/** The applications API of one account, as a part of the stand-in of Bandwidth. */
export const applicationsPart = (applications: Readonly<Record<string, StoredApplication>>) => {
  const stored = new Map<string, StoredApplication>(
    Object.entries(applications).map(([id, one]) => [id, { ApplicationId: id, ...one }]),
  )
  const requests: { readonly method: string; readonly body: string }[] = []
  const settings = { mayPatch: true }
  const handle: Handler = ({ method, url, body }) => {
    const [path, account, id] = PATH.exec(url.pathname) ?? []
    if (path === undefined) return undefined
    requests.push({ method, body })
    if (account !== ACCOUNT_ID) return failed(403, 12_003, `no access to ${account ?? ''}`)
    if (id === undefined)
      return xml(
        200,
        `<ApplicationList>${[...stored.values()].map(applicationXml).join('')}</ApplicationList>`,
      )
    const found = stored.get(id)
    if (found === undefined) return failed(404, 12_666, `no application ${id}`)
    if (method === 'PATCH' && !settings.mayPatch) return failed(403, 12_003, 'the role does not allow it')
    const now = method === 'PATCH' ? patched(found, body) : found
    if (now === undefined) return failed(400, 12_400, body)
    stored.set(id, now)
    return xml(200, applicationXml(now))
  }
  return {
    handle,
    stored,
    requests,
    settings,
    /** Forgets what was asked so far. */
    forget: () => {
      requests.length = 0
    },
    /** The bodies of the changes. */
    patches: () => requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body),
  }
}
