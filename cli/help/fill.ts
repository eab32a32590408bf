/** Longer lines are harder to read. */
const WIDTH_MAX = 100

export const helpWidth = (columns: number): number => Math.min(columns, WIDTH_MAX)

/** Breaks a line between words. Its further lines begin with `indent`; what ends a broken line is `continued`. */
const broken = (words: readonly string[], width: number, indent: string, continued: string): string => {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line.trim() !== '' && longer.length > width - continued.length) {
      lines.push(`${line}${continued}`)
      line = `${indent}${word}`
    } else line = longer
  }
  return [...lines, line].join('\n')
}

/** An example is a command: the backslash makes the shell read it as one line. */
const example = (line: string, width: number): string => {
  if (line.length <= width) return line
  const [, margin = '', command = ''] = /^( *)(.*)$/.exec(line) ?? []
  const [first = '', ...rest] = command.split(' ')
  return broken([`${margin}${first}`, ...rest], width, `${margin}  `, ' \\')
}

/** Fills the lines of each paragraph up to the width. Lines that begin with a space are examples and stay lines. */
export const filled = (text: string, width: number): string =>
  text
    .replaceAll(/(?<=[^\n])\n(?=[^\s])/g, (_, at: number) => (isExampleAt(text, at) ? '\n' : ' '))
    .split('\n')
    .map(line => (line.startsWith(' ') ? example(line, width) : broken(line.split(' '), width, '', '')))
    .join('\n')

/** Whether the line that ends there begins with a space. */
const isExampleAt = (text: string, at: number): boolean => text[text.lastIndexOf('\n', at - 1) + 1] === ' '
