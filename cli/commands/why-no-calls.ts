import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { endedAt } from '../../lambda/disconnect/timeline'
import type { Question } from '../../lambda/question/question'
import { recordsOf } from '../../lambda/question/reader'
import type { ReportRequest } from '../../lambda/report/request'
import type { Tables } from '../places/place'
import type { NoCalls } from '../report/no-calls'

/** Looks up why a report has no calls. @param filters as they were typed @param now calls that end later are none to point at */
export const whyNoCalls = async (
  { store, orFail }: Tables,
  { question: { since, until, ...filtered } }: ReportRequest,
  filters: readonly string[],
  now: Timestamp,
): Promise<NoCalls> => {
  const newest = async (question: Question): Promise<Timestamp | undefined> => {
    const [record] = recordsOf(orFail(await store.find(question, { limit: 1 })()).rows)
    return record && endedAt(record)
  }
  const elsewhere = await newest({ ...filtered, until: now })
  if (elsewhere !== undefined) return { _tag: 'elsewhere', newest: elsewhere }
  if (filters.length === 0 || (await newest({ order: 'newest' })) === undefined) return { _tag: 'empty' }
  return (await newest({ since, until, order: 'newest' })) === undefined
    ? { _tag: 'nowhere', filters }
    : { _tag: 'filtered', filters }
}
