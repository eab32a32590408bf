import { grouped } from '../../display/text/numbers'
import type { Imported } from './import-one'
import type { Counts } from './import-state'
import { STDIN } from './input'

/** How many rows came to each result, by its name in the summary. */
export const summaryOf = (
  { stored, duplicate, completed, conflict, rejected }: Counts,
  dryRun: boolean,
): Readonly<Record<string, number>> =>
  dryRun ? { understood: stored, rejected } : { stored, duplicate, completed, conflict, rejected }

const nameOf = (file: string): string => (file === STDIN ? 'stdin' : file)

const someOf = (counts: Counts, dryRun: boolean): string => {
  const some = Object.entries(summaryOf(counts, dryRun)).filter(([, count]) => count > 0)
  return some.map(([name, count]) => `${grouped(count)} ${name}`).join(', ') || 'nothing imported'
}

/** A line for each file: how far its import came. */
export const reachedText = (
  files: readonly string[],
  imported: ReadonlyMap<string, Imported>,
  dryRun: boolean,
): string =>
  files
    .map(file => {
      const one = imported.get(file)
      if (one === undefined) return `${nameOf(file)}: not begun\n`
      const where = one.isDone ? 'done' : `stopped after row ${grouped(one.position.rows)}`
      return `${nameOf(file)}: ${where}: ${someOf(one.counts, dryRun)}\n`
    })
    .join('')

/** How to go on after an interruption. */
export const howToContinue = (files: readonly string[], dryRun: boolean): string => {
  if (dryRun) return 'This was a dry run: nothing was stored. The same command begins again.'
  const ofFiles = 'To continue, run the same command again.'
  if (!files.includes(STDIN)) return ofFiles
  const ofStdin = 'stdin has no position to continue from: import all of it again. Nothing is stored twice.'
  return files.length === 1 ? ofStdin : `${ofFiles}\n${ofStdin}`
}
