import { RANGE_NAMES } from '../lambda/question/filters'
import type { Parameters } from '../lambda/question/parameters'
import type { Period } from '../lambda/report/request'
import { flagOf, shellWord } from '../display/text/command-words'
import type { PlaceAnswer } from './answers/place'

const isRange = (name: string): boolean => RANGE_NAMES.some(each => each === name)

/** The command that makes a report again. The names of its flags are those of the parameters. */
export const reportCommand = (
  { command, flags }: Pick<PlaceAnswer, 'command' | 'flags'>,
  parameters: Parameters,
  { since, until }: Period,
): string => {
  const others = parameters.filter(([name]) => !isRange(name))
  const words = [['since', since] as const, ['until', until] as const, ...others].flatMap(([name, text]) => [
    flagOf(name),
    shellWord(text.trim()),
  ])
  return [command, 'report', ...words, ...flags.map(shellWord)].join(' ')
}
