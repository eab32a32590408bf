import { useState } from 'preact/hooks'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { ReplayAnswer } from '../../console/answers/quarantine'
import { counted, grouped, listed } from '../../display/text/numbers'
import { visible } from '../../display/text/visible-text'
import { NoAnswer, post } from '../api/client'
import { Button } from '../parts/button'
import { Failing } from '../parts/states'

type State = {
  readonly isBusy: boolean
  readonly answer?: ReplayAnswer
  readonly failure?: NoAnswer
}

/** The name of what a dry run counts that would be stored. */
const UNDERSTOOD = 'understood'

const countsText = ({ counts, missing = 0 }: ReplayAnswer): string => {
  const texts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${grouped(count)} ${name}`)
  if (missing > 0) texts.push(`${grouped(missing)} no longer there`)
  return texts.length === 0 ? 'nothing to replay' : listed(texts)
}

const Found = ({ answer }: { readonly answer: ReplayAnswer }) => (
  <div role="status" class="replay-result">
    <p>
      {answer.dryRun ? 'Tried; nothing was changed: ' : 'Done: '}
      <b>{countsText(answer)}</b>.
      {answer.dryRun ? '' : ' They stay in quarantine until they expire, marked as replayed.'}
    </p>
    {answer.reasons.length === 0 ? null : (
      <ul>
        {answer.reasons.map(([reason, count]) => (
          <li key={reason}>
            {counted(count, 'stays', 'stay')}: expected {visible(reason)}
          </li>
        ))}
      </ul>
    )}
    {answer.stopped === undefined ? null : (
      <p class="bad">It stopped before the end: {answer.stopped.error}</p>
    )}
  </div>
)

/** Decodes requests again: first as a trial, then for good. @param ids undefined: all that have not been replayed */
export const Replay = ({
  ids,
  onStored,
}: {
  readonly ids?: readonly string[]
  readonly onStored: () => void
}) => {
  const [{ isBusy, answer, failure }, setState] = useState<State>({ isBusy: false })
  const replay = async (dryRun: boolean): Promise<void> => {
    setState(known => ({ ...known, isBusy: true }))
    try {
      const result = await post<ReplayAnswer>(CONSOLE_PATHS.replay, { dryRun, ...(ids && { ids }) })
      setState({ isBusy: false, answer: result })
      if (!dryRun) onStored()
    } catch (error) {
      const why = error instanceof NoAnswer ? error : new NoAnswer('unavailable', String(error))
      setState({ isBusy: false, failure: why })
    }
  }
  const understood = answer?.dryRun === true ? (answer.counts[UNDERSTOOD] ?? 0) : 0
  return (
    <div class="replay">
      <div class="actions">
        <Button onClick={() => void replay(true)} disabled={isBusy}>
          Try the replay
        </Button>
        {understood === 0 ? null : (
          <Button kind="first" onClick={() => void replay(false)} disabled={isBusy}>
            Store {counted(understood, 'call')}
          </Button>
        )}
        {isBusy ? <span class="dim">Replaying…</span> : null}
      </div>
      {answer === undefined ? null : <Found answer={answer} />}
      {failure === undefined ? null : (
        <Failing answer={{ failure, attempts: 1, isLoading: false, again: () => void replay(true) }} />
      )}
    </div>
  )
}
