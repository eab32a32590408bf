import { useReader } from '../reader'
import { CopyButton } from './button'
import { Message } from './states'

/** Of a place where nothing is stored: how calls come here. */
export const NothingYet = () => {
  const { place } = useReader()
  if (place === undefined) return null
  const { callbackUrl, command, flags } = place
  const simulate = [command, 'simulate', '--count', '500', ...flags].join(' ')
  return (
    <Message
      title="No callback has come yet"
      actions={
        <>
          {callbackUrl === undefined ? null : (
            <CopyButton kind="first" text={() => callbackUrl}>
              Copy the callback URL
            </CopyButton>
          )}
          <CopyButton text={() => simulate}>Copy simulate command</CopyButton>
        </>
      }
    >
      <p>
        Bandwidth sends one when a call ends, once its application knows{' '}
        {callbackUrl === undefined ? 'the callback URL' : <code>{callbackUrl}</code>}. Or let 500 calls end
        here to see how it looks: <code>{simulate}</code>
      </p>
    </Message>
  )
}
