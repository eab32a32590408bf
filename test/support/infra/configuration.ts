import * as E from 'fp-ts/Either'
import { configurationOf, type ConfigurationSources } from '../../../infra/configuration/configuration'
import { stackOf } from '../../../infra/configuration/stack-of'
import type { CustomDomain } from '../../../infra/disconnect-log-props'

export const CUSTOM_DOMAIN: CustomDomain = {
  domainName: 'calls.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/01234567-89ab-cdef-0123-456789abcdef',
  hostedZone: { hostedZoneId: 'Z0123456789ABC', zoneName: 'example.com' },
}

const read = (sources: Partial<ConfigurationSources>) =>
  configurationOf({ file: {}, fileName: 'disconnects.json', commandLine: {}, ...sources })

export const configurationErrors = (sources: Partial<ConfigurationSources>): readonly string[] => {
  const result = read(sources)
  return E.isLeft(result) ? result.left : []
}

export const configuredStack = (sources: Partial<ConfigurationSources>) => {
  const result = read(sources)
  if (E.isLeft(result)) throw new Error(result.left.join())
  return stackOf(result.right)
}
