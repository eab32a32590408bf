import { Command, type AddHelpTextContext, type AddHelpTextPosition, type Help } from 'commander'
import { filled } from './fill'

/** Beside its term, a description needs this many columns. */
const DESCRIPTION_MIN = 30

const formatItem: Help['formatItem'] = (term, termWidth, description, help) => {
  const width = help.helpWidth ?? 80
  const beside = width - termWidth - 4
  if (description === '') return `  ${term}`
  const indent = beside >= DESCRIPTION_MIN ? termWidth + 4 : 6
  const lines = filled(description, Math.max(width - indent, 1)).split('\n')
  const text = lines.join(`\n${' '.repeat(indent)}`)
  return beside >= DESCRIPTION_MIN
    ? `  ${term.padEnd(termWidth)}  ${text}`
    : `  ${term}\n${' '.repeat(indent)}${text}`
}

/** A command whose help breaks lines between words, at the width of the terminal. */
export class WrappedCommand extends Command {
  private readonly width: number

  constructor(name: string, width: number) {
    super(name)
    this.width = width
    this.configureOutput({ getOutHelpWidth: () => width, getErrHelpWidth: () => width }).configureHelp({
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
      formatItem,
      minWidthToWrap: 1,
    })
  }

  override createCommand(name: string): Command {
    return new WrappedCommand(name, this.width)
  }

  override addHelpText(
    position: AddHelpTextPosition,
    text: string | ((context: AddHelpTextContext) => string),
  ): this {
    return super.addHelpText(position, context =>
      filled(typeof text === 'string' ? text : text(context), this.width),
    )
  }
}
