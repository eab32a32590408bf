import { widthOf } from '../../display/text/visible-text'

/** The text on lines of at most so many columns, broken at spaces. A word that is longer has a line of its own. */
export const wrapped = (text: string, columns: number): string => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(`${line} ${word}`) <= columns)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
