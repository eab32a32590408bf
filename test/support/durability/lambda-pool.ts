import type { Random } from '../../../cli/simulator/random'
import type { LambdaProcess } from '../lambda/process'

export type LambdaPool = Pick<LambdaProcess, 'invoke' | 'logs' | 'freeze' | 'stop'> & {
  /** Kills a process in the middle of its work, and starts another in its place. */
  readonly killOne: () => Promise<void>
  /** Replaces all processes, so that none remembers earlier failures of the database. */
  readonly renew: () => Promise<void>
}

/** Several processes of one function, which take turns. */
export const startLambdaPool = (size: number, start: () => LambdaProcess, random: Random): LambdaPool => {
  const processes = Array.from({ length: size }, start)
  let [turn, past] = [0, '']
  const replace = async (index: number): Promise<void> => {
    const [replaced] = processes.splice(index, 1, start())
    await replaced?.stop()
    past += replaced?.logs() ?? ''
  }
  return {
    invoke: event => {
      const next = processes[turn++ % size]
      return next === undefined ? Promise.reject(new Error('There is no process')) : next.invoke(event)
    },
    killOne: () => replace(random.between(0, size - 1)),
    renew: async () => {
      for (let i = 0; i < size; i++) await replace(i)
    },
    logs: () => [past, ...processes.map(({ logs }) => logs())].join('\n'),
    freeze: () => {
      const thaws = processes.map(({ freeze }) => freeze())
      return () => {
        for (const thaw of thaws) thaw()
      }
    },
    stop: async () => {
      await Promise.all(processes.map(({ stop }) => stop()))
    },
  }
}
