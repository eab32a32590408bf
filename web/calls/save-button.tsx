import { useState } from 'preact/hooks'
import { counted, grouped } from '../../display/text/numbers'
import { NoAnswer, type Parameters } from '../api/client'
import { Button, CopyButton } from '../parts/button'
import { CSV_ROWS_MAX, saveCsv } from './save-csv'

type State =
  | { readonly at: 'rest' | 'saving' | 'too many' }
  | { readonly at: 'saved'; readonly count: number }
  | { readonly at: 'failed'; readonly message: string }

/** Saves all calls that match as CSV. @param command what has no bound */
export const SaveButton = ({
  parameters,
  command,
}: {
  readonly parameters: Parameters
  readonly command: () => string
}) => {
  const [state, setState] = useState<State>({ at: 'rest' })
  const save = async (): Promise<void> => {
    setState({ at: 'saving' })
    try {
      const count = await saveCsv(parameters)
      setState(count === undefined ? { at: 'too many' } : { at: 'saved', count })
    } catch (error) {
      setState({ at: 'failed', message: error instanceof NoAnswer ? error.message : 'It could not be read.' })
    }
  }
  return (
    <>
      <Button onClick={() => void save()} disabled={state.at === 'saving'}>
        {state.at === 'saving' ? 'Reading…' : 'Save as CSV'}
      </Button>
      <span role="status" class="save-status">
        {state.at === 'saved' ? `${counted(state.count, 'call')} saved` : null}
        {state.at === 'failed' ? <span class="bad">{state.message}</span> : null}
        {state.at === 'too many' ? (
          <>
            More than {grouped(CSV_ROWS_MAX)} calls:{' '}
            <CopyButton text={command}>Copy the command that saves all</CopyButton>
          </>
        ) : null}
      </span>
    </>
  )
}
