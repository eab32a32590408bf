import type { Command, Option } from 'commander'
import { valuesOf } from './values'

/** What the scripts of the shells understand, in the last line of an answer. */
const DIRECTIVES = { files: ':0', nothingElse: ':4' }

/** What completes a word, and what it means. */
type Choice = readonly [word: string, meaning: string]

/** What the words before the one to complete amount to. */
type Position = {
  readonly command: Command
  /** The flag whose value comes next, or may come next. */
  readonly option?: Option
}

const optionIn = (command: Command, word: string): Option | undefined =>
  command.options.find(({ short, long }) => word === short || word === long)

const after = ({ command, option }: Position, word: string): Position => {
  const isFlag = word.startsWith('-')
  if (option?.required === true || (option !== undefined && !isFlag)) return { command }
  const flag = isFlag ? optionIn(command, word) : undefined
  if (flag !== undefined && (flag.required || flag.optional)) return { command, option: flag }
  return { command: command.commands.find(each => each.name() === word) ?? command }
}

const flagsOf = (command: Command): readonly Choice[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, description }): Choice => [long ?? '', description])

const wordsOf = (command: Command): readonly Choice[] => [
  ...command
    .createHelp()
    .visibleCommands(command)
    .map((each): Choice => [each.name(), each.description()]),
  ...command.registeredArguments.flatMap(({ argChoices = [] }) =>
    argChoices.map((choice): Choice => [choice, '']),
  ),
]

const valueChoices = (option: Option | undefined, typed: string): readonly Choice[] =>
  option === undefined ? [] : valuesOf(option, typed).map((value): Choice => [value, ''])

const takesFiles = ({ registeredArguments }: Command): boolean =>
  registeredArguments.some(argument => argument.name() === 'FILE')

const takesFile = ({ flags }: Option): boolean => flags.endsWith('<FILE>')

const lines = (choices: readonly Choice[], typed: string, directive = DIRECTIVES.nothingElse) => [
  ...choices
    .filter(([word]) => word.startsWith(typed))
    .map(([word, meaning]) => (meaning === '' ? word : `${word}\t${meaning}`)),
  directive,
]

/** The lines that answer a shell: what may stand in place of the last word, each with a tab and its meaning; then a directive. */
export const completionLines = (program: Command, words: readonly string[]): readonly string[] => {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1).filter(word => word !== '')
  const { command, option } = before
    .slice(before[0] === 'help' ? 1 : 0)
    .reduce<Position>(after, { command: program })
  const [, flag, value = ''] = /^(--[^=]+)=(.*)$/.exec(typed) ?? []
  if (flag !== undefined) return lines(valueChoices(optionIn(command, flag), value), value)
  if (option?.required === true)
    return lines(valueChoices(option, typed), typed, takesFile(option) ? DIRECTIVES.files : undefined)
  if (typed.startsWith('-')) return lines(flagsOf(command), typed)
  const choices = [...valueChoices(option, typed), ...wordsOf(command)]
  return lines(choices, typed, takesFiles(command) ? DIRECTIVES.files : undefined)
}
