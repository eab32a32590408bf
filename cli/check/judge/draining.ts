import type { Draining } from '../aws/stack-reader'
import { failure, ok, runbook, warning, type Finding } from '../finding'

const ON = /^(Enabled|Enabling|Updating|Creating)$/
const OFF = /^(Disabled|Disabling)$/

/** Whether the drain function gets what waits in the overflow queue. */
export const judgeDraining = (draining: Draining | undefined): Finding => {
  if (draining === undefined)
    return failure(
      'the event source mapping of the drain function was deleted: callbacks in the overflow queue are never stored',
      'deploy this version again under another name of the stack, or create the mapping again as the template has it',
      'yes',
    )
  const { id, state } = draining
  const means = `the event source mapping of the drain function is ${state}`
  if (ON.test(state)) return ok(means)
  return OFF.test(state)
    ? failure(
        `${means}: callbacks in the overflow queue are not stored`,
        `aws lambda update-event-source-mapping --uuid ${id} --enabled`,
        'yes',
      )
    : warning(means, `run this again; if it happens again: ${runbook('Overflow')}`)
}
