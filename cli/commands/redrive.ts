import type { Command } from 'commander'
import { PartlyDone, UsageError } from '../errors'
import { stackChoiceIn } from '../flags/place-choice'
import { addStackFlags, type StackFlags } from '../flags/place-flags'
import { tally } from '../../display/text/reasons'
import { countsText } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import { chooseStack } from '../places/choose'

type RedriveFlags = StackFlags & {
  readonly forwards?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

const NOTES = `
A callback that the database has not taken for a day becomes a dead letter, and SQS
deletes it 14 days after it came. This command moves dead letters back into the
overflow queue, from which the drain function stores them. First make sure that the
database takes callbacks again. A callback that is already stored is not stored
twice. If some dead letters still wait at the end, the exit code is 3. The local twin has
no dead letters: it retries callbacks until the database takes them.

With --forwards, it takes the dead letters of forwarding instead: events about calls
whose callback the handler at forwardTo did not take. It puts them on the event bus
again, and counts them by EventBridge's error code and the status of the answer. All
rules on the bus get these events again, not only that of forwarding.

Examples:
  disconnects redrive --stack BandwidthDisconnects --dry-run
  disconnects redrive --stack BandwidthDisconnects --region us-east-1
  disconnects redrive --stack BandwidthDisconnects --forwards`

const opened = async (flags: RedriveFlags, terminal: Terminal) => {
  const choice = stackChoiceIn(flags, terminal.environment)
  if (choice === undefined) throw new UsageError('Which dead letters? Give --stack NAME')
  const place = await chooseStack(choice, terminal)
  if (flags.forwards === true) {
    const { forwardDeadLetters } = await import('../places/forward-dead-letters')
    return { letters: await forwardDeadLetters(place, terminal.environment), where: 'on the event bus' }
  }
  const { overflowDeadLetters } = await import('../places/dead-letters')
  return { letters: await overflowDeadLetters(place, terminal.environment), where: 'in the overflow queue' }
}

const redrive = async (flags: RedriveFlags, terminal: Terminal): Promise<void> => {
  const { letters, where } = await opened(flags, terminal)
  const dryRun = flags.dryRun === true
  const kinds = tally()
  const counts = { waiting: 0, moved: 0 }
  let stayed = 0
  try {
    counts.waiting = await letters.count()
    if (dryRun && counts.waiting > 0) for (const { kind } of await letters.some()) kinds.add(kind)
    if (!dryRun)
      for await (const batch of letters.move())
        for (const { kind, isMoved } of batch) {
          kinds.add(kind)
          if (isMoved) counts.moved++
          else stayed++
        }
  } catch (cause) {
    if (counts.moved > 0) printToStderr(terminal, `${counts.moved} are back ${where}; the rest still waits`)
    throw letters.failureOf(cause)
  }
  if (flags.json === true)
    terminal.stdout.write(`${JSON.stringify({ ...counts, dryRun, kinds: kinds.most(10) })}\n`)
  else terminal.stdout.write(countsText(counts))
  const text = countsText(kinds.most(10))
  if (text !== '' && flags.json !== true)
    printToStderr(terminal, `\n${dryRun ? 'Some of them:' : 'They were:'}\n${text.trimEnd()}`)
  const left = dryRun ? 0 : counts.waiting - counts.moved - stayed
  if (left > 0)
    throw new PartlyDone(`${left} still wait, hidden by SQS for a moment: run the same command again`)
  if (stayed > 0) throw new PartlyDone(`${stayed} still wait: they are no events about ended calls`)
}

export const addRedriveCommand = (program: Command, terminal: Terminal): void => {
  addStackFlags(program.command('redrive').description('move dead letters back, to be tried again'))
    .optionsGroup('Mode:')
    .option('--forwards', 'dead letters of forwarding, back to the event bus; not those of callbacks')
    .option('--dry-run', 'move nothing; print how many dead letters wait, and what some of them are')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action((flags: RedriveFlags) => redrive(flags, terminal))
}
