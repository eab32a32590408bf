import type { Mapping } from '../aws/stack-reader'
import { failure, type Finding, ok, runbook, warning } from '../finding'

const ON = /^(Enabled|Enabling|Updating|Creating)$/
const OFF = /^(Disabled|Disabling)$/

/** A function that gets its work by an event source mapping. */
type Worker = {
  readonly name: string
  /** What happens while the mapping is off, and without it. */
  readonly off: string
  readonly deleted: string
  readonly section: string
  readonly judgedAs: (means: string, toDo: string) => Finding
}

const judgeMapping =
  ({ name, off, deleted, section, judgedAs }: Worker) =>
  (mapping: Mapping | undefined): Finding => {
    const what = `the event source mapping of the ${name} function`
    if (mapping === undefined)
      return judgedAs(
        `${what} was deleted: ${deleted}`,
        'deploy this version as a stack of another name, or create the mapping again as in the template',
      )
    const { id, state } = mapping
    const means = `${what} is ${state}`
    if (ON.test(state)) return ok(means)
    return OFF.test(state)
      ? judgedAs(`${means}: ${off}`, `aws lambda update-event-source-mapping --uuid ${id} --enabled`)
      : warning(means, `run this again; if it happens again: ${runbook(section)}`)
  }

/** Whether the drain function gets the messages of the overflow queue. */
export const judgeDraining = judgeMapping({
  name: 'drain',
  off: 'callbacks in the overflow queue are not stored',
  deleted: 'callbacks in the overflow queue are never stored',
  section: 'Overflow',
  judgedAs: (means, toDo) => failure(means, toDo, 'yes'),
})

const judgePublishMapping = judgeMapping({
  name: 'publish',
  off: 'ended calls are stored, but not published, and the stream forgets them after 24 hours',
  deleted: 'ended calls are stored, but never published',
  section: 'PublishLag',
  judgedAs: warning,
})

/** Whether the publish function gets what is stored, and its events arrive. If not, no callback is lost. */
export const judgePublishing = (mapping: Mapping | undefined, busExists: boolean): Finding =>
  busExists
    ? judgePublishMapping(mapping)
    : warning(
        'the event bus does not exist: EventBridge drops the events about ended calls, which are stored',
        'create the bus, or set eventBus to the name of one that exists, and deploy',
      )
