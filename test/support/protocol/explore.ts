import { randomOf } from '../../../cli/simulator/random'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Refuses } from '../aws/in-memory-dynamodb'
import { choicesIn, type Choice } from './choices'
import { startCluster, type Cluster } from './cluster'

/** The bodies that Bandwidth sends, the items that the database always rejects, and the number of faults. */
export type Scenario = {
  readonly bodies: readonly string[]
  readonly refuses?: Refuses
  readonly faults: number
  /** The record that reconciliation stores, at any moment. */
  readonly listed?: Disconnect
  /** The number of states to explore if there are too many of them, chosen at random by a fixed seed. */
  readonly statesMax?: number
}

/** Something that has to hold. @returns what is wrong, or undefined */
export type Property = (cluster: Cluster) => Promise<string | undefined>

export type Explored = { readonly states: number; readonly ends: number }

type Position = {
  readonly cluster: Cluster
  /** The names of the choices that lead here, which can be followed again. */
  readonly path: readonly string[]
  readonly faultsLeft: number
}

const choicesAt = ({ cluster, faultsLeft }: Position): readonly Choice[] =>
  choicesIn(cluster).filter(({ kind }) => kind !== 'fault' || faultsLeft > 0)

const take = async ({ cluster, path, faultsLeft }: Position, choice: Choice): Promise<Position> => {
  choice.take()
  // Every process runs until it waits for a service or a timer.
  await new Promise(resolve => setImmediate(resolve))
  return { cluster, path: [...path, choice.name], faultsLeft: faultsLeft - (choice.kind === 'fault' ? 1 : 0) }
}

const follow = async (
  { bodies, refuses, faults, listed }: Scenario,
  path: readonly string[],
): Promise<Position> => {
  let position: Position = { cluster: startCluster(bodies, refuses, listed), path: [], faultsLeft: faults }
  for (const name of path) {
    const choice = choicesAt(position).find(candidate => candidate.name === name)
    if (choice === undefined)
      throw new Error(`${name} is not possible here: the handlers are not deterministic`)
    position = await take(position, choice)
  }
  return position
}

/**
 * Explores every order of events, with every combination of at most as many faults as the scenario has. A state that is reached in
 * several ways is explored once.
 */
export const explore = async (
  scenario: Scenario,
  { always, atTheEnd }: { readonly always: Property; readonly atTheEnd: Property },
): Promise<Explored> => {
  const seen = new Set<string>()
  const { statesMax = Infinity } = scenario
  const open: (readonly string[])[] = [[]]
  const random = randomOf('ways', scenario.faults)
  const next = (): readonly string[] | undefined =>
    statesMax === Infinity ? open.pop() : open.splice(random.between(0, open.length - 1), 1)[0]
  let ends = 0
  for (let path = next(); path !== undefined && seen.size < statesMax; path = next()) {
    let position = await follow(scenario, path)
    for (;;) {
      const { cluster, faultsLeft } = position
      const state = `${faultsLeft} ${cluster.fingerprint()}`
      if (seen.has(state)) break
      seen.add(state)
      const choices = choicesAt(position)
      const isEnd = choices.every(({ kind }) => kind === 'late')
      const wrong = (await always(cluster)) ?? (isEnd ? await atTheEnd(cluster) : undefined)
      if (wrong !== undefined) throw new Error(`${wrong}\nafter:\n  ${position.path.join('\n  ')}`)
      if (isEnd) ends++
      const [first, ...others] = choices
      if (first === undefined) break
      for (const { name } of others) open.push([...position.path, name])
      position = await take(position, first)
    }
  }
  return { states: seen.size, ends }
}
