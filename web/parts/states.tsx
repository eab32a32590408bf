import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { NoAnswer } from '../api/client'
import type { Answer } from '../api/use-answer'
import { useReader } from '../reader'
import { Button, CopyButton } from './button'

/** What happened and what to do, in a card. */
export const Message = ({
  title,
  isBad = false,
  children,
  actions,
}: {
  readonly title: string
  readonly isBad?: boolean
  readonly children?: ComponentChildren
  readonly actions?: ComponentChildren
}) => (
  <section class="card message" role={isBad ? 'alert' : undefined}>
    <span class={isBad ? 'ring bad' : 'ring'} aria-hidden="true" />
    <div>
      <h2>{title}</h2>
      <div class="message-text">{children}</div>
      {actions === undefined ? null : <div class="actions">{actions}</div>}
    </div>
  </section>
)

/** The seconds until a time, counted down. */
const useSeconds = (untilMs: number | undefined): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (untilMs === undefined) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
    }, 500)
    return () => {
      clearInterval(timer)
    }
  }, [untilMs])
  return Math.max(0, Math.ceil(((untilMs ?? now) - now) / 1_000))
}

const TITLES: Readonly<Record<NoAnswer['kind'], string>> = {
  invalid: 'This cannot be asked',
  'not-allowed': 'These credentials are not allowed to do this',
  unavailable: 'The table does not answer',
  'not-found': 'There is nothing here',
  'no-token': 'This tab has no token',
  refused: 'This is too much to show',
  unreachable: 'The console does not answer',
}

const NO_TOKEN = 'Open the address that the console printed when it started: the token is at its end.'

/** Why an answer is missing or old, and what to do. */
export const Failing = ({ answer }: { readonly answer: Answer<unknown> }) => {
  const { dates } = useReader()
  const { failure, asOf, attempts, nextTryAt, again } = answer
  const seconds = useSeconds(nextTryAt)
  if (failure === undefined) return null
  const { kind, message, violations, action } = failure
  return (
    <Message
      title={TITLES[kind]}
      isBad
      actions={
        kind === 'no-token' || kind === 'invalid' ? undefined : (
          <>
            <Button onClick={again}>Try now</Button>
            <CopyButton text={() => [message, action ?? ''].join(' ').trim()}>Copy details</CopyButton>
          </>
        )
      }
    >
      <p>{kind === 'no-token' ? NO_TOKEN : message}</p>
      {violations.length === 0 ? null : (
        <ul>
          {violations.map(({ path, expected }) => (
            <li key={path}>
              <b>{path}</b>: expected {expected}
            </li>
          ))}
        </ul>
      )}
      {nextTryAt === undefined ? null : (
        <p>
          {attempts === 1 ? 'Tried once' : `Tried ${attempts} times`}. Trying again in {seconds}s.
          {asOf === undefined ? '' : ` What is shown is as of ${dates.time(asOf)}.`}
        </p>
      )}
    </Message>
  )
}
