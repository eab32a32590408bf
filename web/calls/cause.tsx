import { Glyph } from '../../display/html/sections/parts'
import { shortText } from '../../display/text/group-name'
import { causeClass } from '../../lambda/disconnect/cause'

/** A cause with the shape of its class. The class is read to those who do not see it. */
export const CauseText = ({
  cause,
  isClassHidden = true,
}: {
  readonly cause: string | undefined
  readonly isClassHidden?: boolean
}) => {
  if (cause === undefined) return <span class="dim">(none)</span>
  const name = causeClass(cause)
  return (
    <>
      <Glyph of={name} />
      {shortText(cause)}
      {isClassHidden ? <span class="hidden">, {name}</span> : null}
    </>
  )
}

const ARROWS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

/** `+15555550100 ↗ +15555550101` */
export const Parties = ({
  from,
  to,
  direction,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly direction?: string | undefined
}) => (
  <>
    {from === undefined ? <span class="dim">?</span> : shortText(from)}{' '}
    <span class="dim" aria-hidden="true">
      {ARROWS[direction ?? ''] ?? '→'}
    </span>
    <span class="hidden"> {direction ?? 'direction not known'}, to </span>{' '}
    {to === undefined ? <span class="dim">?</span> : shortText(to)}
  </>
)
