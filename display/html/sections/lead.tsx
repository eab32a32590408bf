import type { ComponentChildren } from 'preact'
import { causeClass, isFailedClass } from '../../../lambda/disconnect/cause'
import { causeMeaning } from '../../../lambda/report/cause-meanings'
import { failedShare, type Figures } from '../../../lambda/report/figures'
import { type Share, shareOf } from '../../../lambda/report/statistics'
import { counted, grouped, listed } from '../../text/numbers'
import { unansweredCauses } from '../../figures/unanswered'
import { isBeyondChance, percent } from '../../text/share-text'
import { ofHundred } from '../../text/number-text'
import type { View } from '../view'

/** Of fewer calls, so many of a hundred would be misleading. */
const HUNDREDS_FROM = 100

/** How a share compares with the one before, in words. */
const compared = (now: Share | undefined, before: Share | undefined, beforeName: string): string => {
  if (now === undefined || before === undefined) return ''
  const figure = `${beforeName} (${percent(before.value)}\u00a0%)`
  if (!isBeyondChance(now, before)) return `, about as many as in ${figure}`
  return `, ${now.value > before.value ? 'more' : 'fewer'} than in ${figure}`
}

type Growth = {
  readonly cause: string
  readonly now: number
  readonly before: number
  readonly share: number
}

/** The causes of failed calls that grew beyond chance, those that grew most first. */
const grownCauses = (now: Figures, before: Figures): readonly Growth[] =>
  Object.entries(now.causes)
    .flatMap(([cause, calls]): Growth[] => {
      if (!isFailedClass(causeClass(cause))) return []
      const earlier = before.causes[cause] ?? 0
      const [share, shareBefore] = [shareOf(calls, now.calls), shareOf(earlier, before.calls)]
      return share && shareBefore && share.value > shareBefore.value && isBeyondChance(share, shareBefore)
        ? [{ cause, now: calls, before: earlier, share: share.value - shareBefore.value }]
        : []
    })
    .sort((a, b) => b.share - a.share)

const GROWN_MAX = 2

const Growths = ({ now, before }: { readonly now: Figures; readonly before: Figures }) => {
  const grown = grownCauses(now, before).slice(0, GROWN_MAX)
  if (grown.length === 0) return null
  return (
    <>
      {' '}
      What grew most:{' '}
      {grown.map(({ cause, ...calls }, i) => (
        <>
          {i === 0 ? '' : ' and '}
          {causeMeaning(cause).called} ({cause}, {grouped(calls.now)} after {grouped(calls.before)})
        </>
      ))}
      .
    </>
  )
}

const Answered = ({ view }: { readonly view: View }) => {
  const { total } = view.report
  const { calls, answered, previous } = total
  return (
    <>
      Of <b>{counted(calls, 'call')}</b>,{' '}
      {calls < HUNDREDS_FROM ? (
        <>
          <b>{grouped(answered)}</b> {answered === 1 ? 'was' : 'were'} answered
        </>
      ) : (
        <>
          <b>{ofHundred(answered / calls)}</b> were answered
        </>
      )}
      {compared(total.asr, previous?.asr, view.beforeName ?? '')}.
    </>
  )
}

const Failed = ({ view }: { readonly view: View }): ComponentChildren => {
  const { total } = view.report
  const { calls, failed, previous } = total
  if (failed === 0) return <> No call failed for technical reasons.</>
  return (
    <>
      {' '}
      <b>{grouped(failed)}</b> {failed === 1 ? 'call' : 'calls'} failed for technical reasons
      {calls < HUNDREDS_FROM ? null : (
        <>
          : <b>{ofHundred(failed / calls)}</b>
        </>
      )}
      {compared(failedShare(total), previous && failedShare(previous), view.beforeName ?? '')}.
    </>
  )
}

const Unanswered = ({ view }: { readonly view: View }) => {
  const causes = unansweredCauses(view.reading.calls)
  if (causes.length === 0) return null
  const texts = causes.map(
    ({ cause, calls }) => `${causeMeaning(cause).called} (${cause}, ${grouped(calls)})`,
  )
  return <> Not answered: {listed(texts)}.</>
}

/** What the figures say, in sentences. It never guesses at a reason. */
export const Lead = ({ view }: { readonly view: View }) => {
  const { total, unreadable = 0 } = view.report
  const { calls, previous } = total
  return (
    <p class="lead">
      {calls === 0 ? (
        <>
          <b>No call ended in this period</b>
          {view.beforeName !== undefined && previous !== undefined && previous.calls > 0
            ? `; in ${view.beforeName}, ${grouped(previous.calls)} did`
            : ''}
          .
        </>
      ) : (
        <>
          <Answered view={view} />
          <Failed view={view} />
          {previous === undefined ? null : <Growths now={total} before={previous} />}
          <Unanswered view={view} />
          {previous?.calls === 0 ? ` There were no calls in ${view.beforeName ?? ''}.` : ''}
        </>
      )}
      {unreadable === 0
        ? ''
        : ` ${counted(unreadable, 'record')} could not be read: ${unreadable === 1 ? 'it is' : 'they are'} in no figure.`}
    </p>
  )
}
