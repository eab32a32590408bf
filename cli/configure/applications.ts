import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { BandwidthRequests } from '../../lambda/bandwidth/requests'
import type { BandwidthFailure } from '../../lambda/reconciliation/call-list'
import { errorIn, readApplication, readApplications, type Application } from './application'
import { writeXml } from './xml'

/** The elements that this program changes. A value of undefined removes the element. */
export type Changed = {
  readonly CallStatusCallbackUrl?: string | undefined
  readonly CallStatusMethod?: string
}

/** The applications of one account at Bandwidth. */
export type Applications = {
  readonly list: () => TE.TaskEither<BandwidthFailure, readonly Application[]>
  readonly get: (id: string) => TE.TaskEither<BandwidthFailure, Application>
  /** Changes the elements that are given, and no other. */
  readonly patch: (id: string, changed: Changed) => TE.TaskEither<BandwidthFailure, unknown>
}

const XML = 'application/xml'

/** By this value Bandwidth removes an element. */
const REMOVE = 'remove'

const elementsOf = (changed: Changed): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value ?? REMOVE]))

const readBy =
  <A>(read: (text: string) => E.Either<string, A>, what: string) =>
  ({ text }: { readonly text: string }): E.Either<BandwidthFailure, A> =>
    pipe(
      read(text),
      E.mapLeft(
        answered => ({ _tag: 'BandwidthUnexpected', what, happened: `answered ${answered}` }) as const,
      ),
    )

/** @param apiUrl without a slash at its end */
export const applicationsOf = ({ send }: BandwidthRequests, apiUrl: URL, accountId: string): Applications => {
  const urlOf = (id?: string): URL => {
    const base = `${apiUrl.href.replace(/\/$/, '')}/accounts/${accountId}/applications`
    return new URL(id === undefined ? base : `${base}/${encodeURIComponent(id)}`)
  }
  const all = 'the applications of the account'
  const one = 'the application'
  return {
    list: () =>
      pipe(
        send({ url: urlOf(), what: all, accept: XML, errorIn }),
        TE.chainEitherK(readBy(readApplications, all)),
      ),
    get: id =>
      pipe(
        send({ url: urlOf(id), what: one, accept: XML, errorIn }),
        TE.chainEitherK(readBy(readApplication, one)),
      ),
    patch: (id, changed) =>
      send({
        method: 'PATCH',
        url: urlOf(id),
        what: 'a change of the application',
        accept: XML,
        errorIn,
        body: { type: `${XML}; charset=utf-8`, text: writeXml('Application', elementsOf(changed)) },
      }),
  }
}
