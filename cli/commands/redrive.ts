import type { Command } from 'commander'
import { PartlyDone, UsageError } from '../errors'
import { addTargetFlags, choiceOf, type TargetFlags } from '../flags/target-flags'
import { countsText, tally } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'

type RedriveFlags = TargetFlags & { readonly dryRun?: boolean; readonly json?: boolean }

const NOTES = `
A callback that the database has not taken for a day is a dead letter, and is
deleted 14 days after it came. This sends dead letters back into the overflow
queue, and the drain function stores them. See first that the database takes
callbacks again. What is stored already is not stored twice. The exit code is 3 if
some still wait.

Examples:
  disconnects redrive --stack BandwidthDisconnects --dry-run
  disconnects redrive --stack BandwidthDisconnects --region us-east-1`

const redrive = async (flags: RedriveFlags, terminal: Terminal): Promise<void> => {
  const choice = choiceOf(flags)
  if (choice._tag === 'twin')
    throw new UsageError(
      'The local twin has no dead letters: it tries what waits until the database takes it',
    )
  if (choice._tag !== 'stack') throw new UsageError('Which dead letters? Give --stack NAME')
  const { openQueues } = await import('../redrive/open-queues')
  const { countDeadLetters, kindsOfDeadLetters, moveDeadLetters } = await import('../redrive/dead-letters')
  const { queues, failureOf } = await openQueues(choice.name, choice.aws, terminal.environment)
  const dryRun = flags.dryRun === true
  const kinds = tally()
  let moved = 0
  const told = { waiting: 0, moved: 0 }
  try {
    told.waiting = await countDeadLetters(queues)
    if (dryRun && told.waiting > 0) for (const kind of await kindsOfDeadLetters(queues)) kinds.add(kind)
    if (!dryRun)
      for await (const batch of moveDeadLetters(queues)) {
        moved += batch.length
        for (const kind of batch) kinds.add(kind)
      }
  } catch (cause) {
    if (moved > 0) printToStderr(terminal, `${moved} are back in the overflow queue; the rest still waits`)
    throw failureOf(cause)
  }
  told.moved = moved
  const left = dryRun ? 0 : told.waiting - moved
  if (flags.json === true) {
    terminal.stdout.write(`${JSON.stringify({ ...told, dryRun, kinds: kinds.most(10) })}\n`)
  } else terminal.stdout.write(countsText(told))
  const text = countsText(kinds.most(10))
  if (text !== '' && flags.json !== true)
    printToStderr(terminal, `\n${dryRun ? 'Some of them:' : 'They were:'}\n${text.trimEnd()}`)
  if (left > 0) throw new PartlyDone(`${left} still wait, hidden for a moment by SQS: do it again`)
}

export const addRedriveCommand = (program: Command, terminal: Terminal): void => {
  addTargetFlags(program.command('redrive').description('bring dead letters back'))
    .optionsGroup('How:')
    .option('--dry-run', 'only tell how many wait, and what some of them are')
    .option('--json', 'the summary as JSON')
    .addHelpText('after', NOTES)
    .action((flags: RedriveFlags) => redrive(flags, terminal))
}
