import type { Application } from './application'
import { DEFAULT_METHOD } from './application'
import type { Changed } from './applications'
import { destinationOf, isWanted, wantedUrl, type Destination, type ThisStack } from './destination'

/** One element of an application, before and after. Undefined: it is absent. */
export type Change =
  | {
      readonly element: 'CallStatusCallbackUrl'
      readonly before: string | undefined
      readonly after: string | undefined
    }
  | { readonly element: 'CallStatusMethod'; readonly before: string | undefined; readonly after: string }

/** What is to change; nothing if all is as wanted. */
export type Plan = {
  readonly changes: readonly Change[]
  /** Where the callbacks go now, if they would not go there any more. */
  readonly replaces?: Destination
}

const methodChange = (now: string | undefined, after: string): readonly Change[] =>
  (now ?? DEFAULT_METHOD).toUpperCase() === after.toUpperCase()
    ? []
    : [{ element: 'CallStatusMethod', before: now, after }]

/** Whether somebody else gets the callbacks. */
export const isForeign = ({ _tag }: Destination): boolean =>
  _tag === 'another stack' || _tag === 'another server'

const planWith = (
  { statusUrl, statusMethod }: Application,
  isAsWanted: boolean,
  after: { readonly url: string | undefined; readonly method: string },
  stack: ThisStack | undefined,
): Plan => {
  const replaces = destinationOf(statusUrl, stack)
  return {
    changes: [
      ...(isAsWanted
        ? []
        : [{ element: 'CallStatusCallbackUrl', before: statusUrl, after: after.url } as const]),
      ...methodChange(statusMethod, after.method),
    ],
    ...(!isAsWanted && isForeign(replaces) && { replaces }),
  }
}

/** Makes the inbound calls of an application send their callbacks to a stack. Credentials and time-out stay. */
export const planToConfigure = (application: Application, stack: ThisStack): Plan => {
  const url = wantedUrl(stack, application.statusUrl)
  return planWith(application, isWanted(stack, application.statusUrl), { url, method: DEFAULT_METHOD }, stack)
}

/** Gives an application the status URL and method that it had. */
export const planToRestore = (
  application: Application,
  saved: Pick<Application, 'statusUrl' | 'statusMethod'>,
  stack?: ThisStack,
): Plan => {
  const { replaces, ...plan } = planWith(
    application,
    application.statusUrl === saved.statusUrl,
    { url: saved.statusUrl, method: saved.statusMethod ?? DEFAULT_METHOD },
    stack,
  )
  // What was configured before is a stack of this project: which one is not known here.
  const isExpected = stack === undefined && replaces?._tag === 'another stack'
  return replaces === undefined || isExpected ? plan : { ...plan, replaces }
}

export const changedBy = ({ changes }: Plan): Changed =>
  Object.fromEntries(changes.map(({ element, after }) => [element, after]))

const valueIn = (application: Application, { element }: Change): string | undefined =>
  element === 'CallStatusCallbackUrl' ? application.statusUrl : (application.statusMethod ?? DEFAULT_METHOD)

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    (URL.canParse(one) && URL.canParse(other)
      ? new URL(one).href === new URL(other).href
      : one.toUpperCase() === other.toUpperCase()))

/** What an application is after a change, compared with what was planned. */
export const outcomeOf = (
  { changes }: Plan,
  application: Application,
): 'as wanted' | 'as before' | 'other' => {
  const beforeOf = (change: Change) =>
    change.element === 'CallStatusMethod' ? (change.before ?? DEFAULT_METHOD) : change.before
  if (changes.every(change => isSame(valueIn(application, change), change.after))) return 'as wanted'
  if (changes.every(change => isSame(valueIn(application, change), beforeOf(change)))) return 'as before'
  return 'other'
}
