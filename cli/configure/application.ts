import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { objectCodec } from '../../lambda/codec/object-codec'
import { readXml, type Content, type Elements } from './xml'

/** An application at Bandwidth. Only what is said here is relied on; whatever else there is stays in `elements`. */
export type Application = {
  readonly id: string
  readonly name: string
  /** `Voice-V2`, `Messaging-V2`. */
  readonly serviceType: string
  /** Where the disconnect callbacks of inbound calls go. */
  readonly statusUrl?: string
  readonly statusMethod?: string
  /** How long Bandwidth waits for the answer to a callback. */
  readonly timeoutSeconds?: number
  /** The user name of the credentials that all callbacks of the application have. */
  readonly user?: string
  /** As Bandwidth gave them, without passwords. */
  readonly elements: Elements
}

/** What an id looks like: it is used in paths, and in names of files. */
export const APPLICATION_ID = /^[\w-]{1,64}$/

/** What Bandwidth uses where an application says nothing. */
export const DEFAULT_METHOD = 'POST'
export const DEFAULT_TIMEOUT_SECONDS = 15

export const isVoice = ({ serviceType }: Pick<Application, 'serviceType'>): boolean =>
  /^voice\b/i.test(serviceType)

/** Bandwidth does not give passwords back, but an example in its documentation does. */
const withoutPasswords = (elements: Elements): Elements => {
  const cleaned = (content: Content): Content =>
    typeof content === 'string' ? content : withoutPasswords(content)
  return Object.fromEntries(
    Object.entries(elements)
      .filter(([name]) => !/password/i.test(name))
      .map(([name, content]) => [name, content instanceof Array ? content.map(cleaned) : cleaned(content)]),
  )
}

/** Elements that are used only if they are text. */
const ApplicationElements = objectCodec(
  'Application',
  { ApplicationId: t.string },
  {
    AppName: t.unknown,
    ServiceType: t.unknown,
    CallStatusCallbackUrl: t.unknown,
    CallStatusMethod: t.unknown,
    CallbackTimeout: t.unknown,
    CallbackCreds: t.unknown,
  },
)

const textOf = (content: unknown): string | undefined =>
  typeof content === 'string' && content !== '' ? content : undefined

const secondsOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined

const applicationOf = (content: unknown): E.Either<string, Application> =>
  pipe(
    decode(ApplicationElements)(content),
    E.mapLeft(() => 'an application without an id'),
    E.map(read => ({
      id: read.ApplicationId,
      name: textOf(read.AppName) ?? '',
      serviceType: textOf(read.ServiceType) ?? '',
      ...defined({
        statusUrl: textOf(read.CallStatusCallbackUrl),
        statusMethod: textOf(read.CallStatusMethod),
        timeoutSeconds: secondsOf(textOf(read.CallbackTimeout)),
        user: t.UnknownRecord.is(read.CallbackCreds) ? textOf(read.CallbackCreds['UserId']) : undefined,
      }),
      elements: withoutPasswords(content as Elements),
    })),
  )

const listOf = (content: unknown): readonly unknown[] => {
  if (content === undefined) return []
  return content instanceof Array ? content : [content]
}

const inside = (content: unknown, name: string): unknown =>
  t.UnknownRecord.is(content) ? content[name] : undefined

/** The code of an error in an answer: digits. Its description may repeat what was sent. */
const errorCodeIn = (response: unknown): string | undefined =>
  [
    inside(inside(response, 'ResponseStatus'), 'ErrorCode'),
    inside(listOf(inside(inside(response, 'ErrorList'), 'Error'))[0], 'Code'),
    inside(listOf(inside(response, 'Error'))[0], 'Code'),
  ]
    .map(textOf)
    .find(code => code !== undefined && /^\d{1,9}$/.test(code))

/** What stands in an answer, or what is wrong with it. */
const responseIn = (text: string): E.Either<string, unknown> =>
  pipe(
    readXml(text),
    E.map(root => root['ApplicationProvisioningResponse']),
    E.filterOrElseW(
      response => response !== undefined,
      () => 'no list of applications' as const,
    ),
    E.chainW(response => {
      const code = errorCodeIn(response)
      return code === undefined ? E.right(response) : E.left(`error ${code}`)
    }),
  )

/** `error 12003`, if an answer says so. */
export const errorIn = (text: string): string | undefined => {
  const root = readXml(text)
  const code = E.isRight(root) ? errorCodeIn(root.right['ApplicationProvisioningResponse']) : undefined
  return code === undefined ? undefined : `error ${code}`
}

/** Reads the answer to a question for all applications of an account. @returns on the left what was answered instead */
export const readApplications = (text: string): E.Either<string, readonly Application[]> =>
  pipe(
    responseIn(text),
    E.chain(response => {
      const all = listOf(inside(inside(response, 'ApplicationList') ?? response, 'Application')).map(
        applicationOf,
      )
      const wrong = all.find(E.isLeft)
      return wrong ?? E.right(all.flatMap(one => (E.isRight(one) ? [one.right] : [])))
    }),
  )

/** Reads the answer to a question for one application. @returns on the left what was answered instead */
export const readApplication = (text: string): E.Either<string, Application> =>
  pipe(
    readApplications(text),
    E.chain(([first]) => E.fromNullable('no application')(first)),
  )
