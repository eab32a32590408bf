import type { Command } from 'commander'
import { PartlyDone, UsageError } from '../errors'
import { stackChoiceIn } from '../flags/place-choice'
import { addStackFlags, type StackFlags } from '../flags/place-flags'
import { countsText, tally } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import { chooseStack } from '../places/choose'

type RedriveFlags = StackFlags & { readonly dryRun?: boolean; readonly json?: boolean }

const NOTES = `
A callback that the database has not taken for a day becomes a dead letter, and SQS
deletes it 14 days after it came. This command moves dead letters back into the
overflow queue, from which the drain function stores them. First make sure that the
database takes callbacks again. A callback that is already stored is not stored
twice. If some dead letters still wait at the end, the exit code is 3. The local twin has
no dead letters: it retries callbacks until the database takes them.

Examples:
  disconnects redrive --stack BandwidthDisconnects --dry-run
  disconnects redrive --stack BandwidthDisconnects --region us-east-1`

const redrive = async (flags: RedriveFlags, terminal: Terminal): Promise<void> => {
  const { environment } = terminal
  const choice = stackChoiceIn(flags, environment)
  if (choice === undefined) throw new UsageError('Which dead letters? Give --stack NAME')
  const { openQueues } = await import('../places/dead-letters')
  const { countDeadLetters, kindsOfDeadLetters, moveDeadLetters } = await import('../places/dead-letters')
  const { queues, failureOf } = await openQueues(await chooseStack(choice, terminal), environment)
  const dryRun = flags.dryRun === true
  const kinds = tally()
  const counts = { waiting: 0, moved: 0 }
  try {
    counts.waiting = await countDeadLetters(queues)
    if (dryRun && counts.waiting > 0) for (const kind of await kindsOfDeadLetters(queues)) kinds.add(kind)
    if (!dryRun)
      for await (const batch of moveDeadLetters(queues)) {
        counts.moved += batch.length
        for (const kind of batch) kinds.add(kind)
      }
  } catch (cause) {
    if (counts.moved > 0)
      printToStderr(terminal, `${counts.moved} are back in the overflow queue; the rest still waits`)
    throw failureOf(cause)
  }
  if (flags.json === true)
    terminal.stdout.write(`${JSON.stringify({ ...counts, dryRun, kinds: kinds.most(10) })}\n`)
  else terminal.stdout.write(countsText(counts))
  const text = countsText(kinds.most(10))
  if (text !== '' && flags.json !== true)
    printToStderr(terminal, `\n${dryRun ? 'Some of them:' : 'They were:'}\n${text.trimEnd()}`)
  const left = dryRun ? 0 : counts.waiting - counts.moved
  if (left > 0)
    throw new PartlyDone(`${left} still wait, hidden by SQS for a moment: run the same command again`)
}

export const addRedriveCommand = (program: Command, terminal: Terminal): void => {
  addStackFlags(program.command('redrive').description('move dead letters back into the overflow queue'))
    .optionsGroup('Mode:')
    .option('--dry-run', 'move nothing; print how many dead letters wait, and what some of them are')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action((flags: RedriveFlags) => redrive(flags, terminal))
}
