import * as E from 'fp-ts/Either'
import { configurationOf, type ConfigurationSources } from '../../../infra/configuration/configuration'
import { stackOf } from '../../../infra/configuration/stack-of'

const read = (sources: Partial<ConfigurationSources>) =>
  configurationOf({ file: {}, fileName: 'disconnects.json', commandLine: {}, ...sources })

export const wrongIn = (sources: Partial<ConfigurationSources>): readonly string[] => {
  const result = read(sources)
  return E.isLeft(result) ? result.left : []
}

export const stackIn = (sources: Partial<ConfigurationSources>) => {
  const result = read(sources)
  if (E.isLeft(result)) throw new Error(result.left.join())
  return stackOf(result.right)
}
