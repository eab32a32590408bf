import { Readable } from 'node:stream'
import { run } from '../../../cli/run'
import { terminalHere } from './in-process'
import { environmentOf, type Ended } from './run'

function* typed(answer: string | (() => string)): Generator<Buffer> {
  yield Buffer.from(typeof answer === 'string' ? answer : answer())
}

/** Runs the command line in this process on a terminal at which somebody types an answer. The AWS SDK reads `process.env`. */
export const runAsked = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  answer: string | (() => string),
): Promise<Ended> => {
  const whole = environmentOf(environment)
  const { terminal, ended } = terminalHere(whole, { isTTY: true })
  const stdin = Object.assign(Readable.from(typed(answer)), { isTTY: true })
  const before = process.env
  process.env = { ...whole }
  try {
    return ended(await run(args, { ...terminal, stdin }))
  } finally {
    process.env = before
  }
}
