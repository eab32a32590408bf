import { useEffect, useRef, useState } from 'preact/hooks'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { useKeys } from '../keys'
import { addressOf, goTo, type Place, withParameters } from '../location'
import { Button } from '../parts/button'
import { Failing } from '../parts/states'
import { idIn } from '../view-id'
import { CallsHead } from './calls-head'
import { matchingOf, statusOf } from './calls-texts'
import { FilterBar } from './filter-bar'
import { choiceText } from './filters'
import { NothingFits } from './nothing-fits'
import { CallPanel } from './panel/call-panel'
import { Strip } from './strip'
import { callsIn } from './strip-period'
import { CallsTable } from './table'
import { useActivity } from './use-activity'
import { answerOf, useCalls } from './use-calls'
import { newerText, useNewer } from './use-newer'
import { type Question, selectionOf, useQuestion } from './use-question'
import { useRowTexts } from './use-row-texts'

const ASK_NOTHING: Question['filters'] = []

/** The calls that match the filters, and one of them beside them. */
export const CallsView = ({ place }: { readonly place: Place }) => {
  const openId = idIn(place)
  const [question, refresh] = useQuestion(place)
  const calls = useCalls(question?.parameters)
  // The calls come first, then how many there are, then of how many.
  const activity = useActivity(
    calls.asOf === undefined ? undefined : question,
    question?.filters ?? ASK_NOTHING,
  )
  const all = useActivity(activity.value?.isWhole === true ? question : undefined, ASK_NOTHING)
  const { items, failure } = calls
  const [active, setActive] = useState(0)
  const openIndex = openId === undefined ? -1 : items.findIndex(({ callId }) => callId === openId)
  // Keys can come faster than the page is drawn.
  const at = useRef(0)
  at.current = openIndex >= 0 ? openIndex : active
  const open = (index: number, how: 'push' | 'replace' = 'push'): void => {
    const record = items[index]
    if (record === undefined) return
    at.current = index
    setActive(index)
    goTo(texts.addressOf(record), how)
  }
  const texts = useRowTexts(place, items, open)
  const close = (): void => {
    if (openId !== undefined) goTo(addressOf('/calls', place.query))
  }
  const move = (by: number) => (): void => {
    if (items.length === 0) return
    const to = Math.max(0, Math.min(items.length - 1, at.current + by))
    at.current = to
    if (openId === undefined) setActive(to)
    else open(to, 'replace')
  }
  useEffect(() => {
    if (openIndex >= 0) setActive(openIndex)
  }, [openIndex])
  useKeys({
    J: move(1),
    ArrowDown: move(1),
    K: move(-1),
    ArrowUp: move(-1),
    Enter: () => {
      open(at.current)
    },
    Escape: close,
    X: () => {
      const cause = items[at.current]?.cause
      if (cause !== undefined)
        goTo(
          withParameters(
            { path: '/calls', query: place.query },
            { cause: choiceText({ isNot: false, values: [cause] }) },
          ),
        )
    },
  })
  const isLive = question !== undefined && question.range.isLive && question.order === 'newest'
  const newer = useNewer(
    isLive && !calls.isLoading ? question.filters : undefined,
    items,
    question?.askedAtMs ?? 0,
  )
  const matching = matchingOf(question, calls, activity.value)
  const isEmpty = question !== undefined && calls.isWhole && items.length === 0
  return (
    <div class={openId === undefined ? 'calls-view' : 'calls-view with-panel'}>
      <CallsHead
        place={place}
        question={question}
        matching={matching}
        all={all.value?.isWhole === true ? callsIn(all.value.spans) : undefined}
      />
      <div class="card filter-card">
        <FilterBar place={place} violations={failure?.violations ?? []} />
        {activity.value === undefined || question === undefined ? (
          <div class="strip" />
        ) : (
          <Strip
            spans={activity.value.spans}
            selected={selectionOf(question)}
            reachedMs={activity.value.isWhole ? -Infinity : activity.value.reachedMs}
            onSelect={({ fromMs, toMs }) => {
              goTo(withParameters(place, { since: timestampOf(fromMs), until: timestampOf(toMs) }))
            }}
          />
        )}
      </div>
      <Failing answer={answerOf(calls)} />
      <div class="new-calls" role="status">
        {newer === 0 ? null : <Button onClick={refresh}>{newerText(newer)}</Button>}
      </div>
      <div class="calls-columns">
        <div class={failure === undefined ? 'calls-list' : 'calls-list stale'}>
          {isEmpty ? (
            <NothingFits place={place} question={question} />
          ) : (
            <CallsTable
              items={items}
              texts={texts}
              active={active}
              openId={openId}
              order={question?.order ?? 'newest'}
              onOrder={() => {
                goTo(withParameters(place, { order: question?.order === 'oldest' ? undefined : 'oldest' }))
              }}
              total={matching}
              onNearEnd={calls.more}
              status={statusOf(calls)}
            />
          )}
        </div>
        {openId === undefined ? null : (
          <CallPanel key={openId} callId={openId} onClose={close} onMove={openIndex < 0 ? undefined : move} />
        )}
      </div>
    </div>
  )
}
