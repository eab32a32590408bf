import { printToStderr, type Terminal } from './terminal'

/** Whether somebody can be asked: both a question and its answer go by the terminal. */
export const canAsk = ({ stdin, stderr }: Terminal): boolean =>
  (stdin as { readonly isTTY?: boolean } | undefined)?.isTTY === true && stderr.isTTY === true

/** Nothing can be read after it. */
export const firstLine = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of input) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('\n')) break
  }
  return text.split('\n')[0] ?? ''
}

/** Asks a question on stderr. @returns whether the answer is yes */
export const confirmed = async (question: string, terminal: Terminal): Promise<boolean> => {
  terminal.stderr.write(`${question} (yes or no) `)
  const answer = terminal.stdin === undefined ? '' : (await firstLine(terminal.stdin)).trim().toLowerCase()
  // Where nobody pressed Enter, the next message begins a line of its own.
  if (answer === '') printToStderr(terminal, '')
  return answer === 'yes' || answer === 'y'
}
