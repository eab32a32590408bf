import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { endedAt } from '../../lambda/disconnect/timeline'
import type { Question } from '../../lambda/question/question'
import { recordsOf } from '../../lambda/question/reader'
import type { ReportRequest } from '../../lambda/report/request'
import type { Tables } from '../places/place'
import type { Nothing } from '../report/nothing'

/** Looks up why a report has no calls. @param filters as they were typed */
export const whyNoCalls = async (
  { store, orFail }: Tables,
  { question: { since, until } }: ReportRequest,
  filters: readonly string[],
): Promise<Nothing> => {
  const newest = async (question: Question): Promise<Timestamp | undefined> => {
    const [record] = recordsOf(orFail(await store.find(question, { limit: 1 })()).rows)
    return record && endedAt(record)
  }
  if (filters.length > 0 && (await newest({ since, until, order: 'newest' })) !== undefined)
    return { _tag: 'filtered', filters }
  const last = await newest({ order: 'newest' })
  return last === undefined ? { _tag: 'empty' } : { _tag: 'elsewhere', newest: last }
}
