import { useEffect, useState } from 'preact/hooks'
import { roughDuration } from '../../display/text/numbers'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { epochMs } from '../../lambda/disconnect/timestamp'
import type { FilterName } from '../../lambda/question/filters'
import { get } from '../api/client'
import { useAnswer } from '../api/use-answer'
import { endedAt } from '../ended'
import { goTo, type Place, withParameters } from '../location'
import { Button } from '../parts/button'
import { NothingYet } from '../parts/nothing-yet'
import { Message } from '../parts/states'
import { useReader } from '../reader'
import { filtersGiven, labelOf, periodText, valueIn } from './filters'
import type { RecordsPage } from './records-in'
import { DEFAULT_SINCE, type Question } from './use-question'

/** So many filters are tried. */
const TRIED_MAX = 6

/** The filters without which there would be calls. */
const useNarrow = (place: Place, { parameters }: Question): readonly FilterName[] => {
  const [found, setFound] = useState<readonly FilterName[]>([])
  const key = JSON.stringify(parameters)
  useEffect(() => {
    const stop = new AbortController()
    setFound([])
    const names = filtersGiven(place.query).slice(0, TRIED_MAX)
    const tryWithout = async (name: FilterName): Promise<void> => {
      const others = parameters.filter(([each]) => each !== name)
      const { items } = await get<RecordsPage>('/disconnects', [...others, ['limit', '1']], stop.signal)
      if (items.length > 0 && !stop.signal.aborted) setFound(known => [...known, name])
    }
    // Only a hint: if one cannot be tried, it is left out.
    for (const name of names) tryWithout(name).catch(() => undefined)
    return () => {
      stop.abort()
    }
  }, [key])
  return found
}

const ago = (record: Disconnect): string => roughDuration(Math.max(0, Date.now() - epochMs(endedAt(record))))

/** No call fits: what was asked, and what would fit. */
export const NothingFits = ({ place, question }: { readonly place: Place; readonly question: Question }) => {
  const { dates } = useReader()
  const narrow = useNarrow(place, question)
  const newest = useAnswer<RecordsPage>('/disconnects', [['limit', '1']])
  const given = filtersGiven(place.query)
  if (newest.value?.items.length === 0) return <NothingYet />
  const [record] = newest.value?.items ?? []
  const period = periodText(place.query, DEFAULT_SINCE, question.range, dates)
  return (
    <Message
      title={given.length === 0 ? 'No call ended in this period' : 'No call fits these filters'}
      actions={
        <>
          {narrow.map(name => (
            <Button
              key={name}
              onClick={() => {
                goTo(withParameters(place, { [name]: undefined }))
              }}
            >
              Remove the filter {labelOf(name)}
            </Button>
          ))}
          <Button
            onClick={() => {
              goTo(withParameters(place, { since: '7d', until: undefined }))
            }}
          >
            Last 7 days
          </Button>
        </>
      }
    >
      <p>
        Asked for: ended {period}
        {given.map(name => `; ${labelOf(name)} ${valueIn(place.query, name)}`).join('')}.
        {record === undefined ? '' : ` The newest call of all ended ${ago(record)} ago.`}
      </p>
    </Message>
  )
}
