/**
 * The API of the npm package: `import { DisconnectLog } from 'bandwidth-disconnects'`.
 * @packageDocumentation
 */
export { DisconnectLog } from './disconnect-log'
export type {
  Capacity,
  CustomDomain,
  DisconnectLogProps,
  OnDemand,
  Provisioned,
} from './disconnect-log-props'
export { DisconnectsStack, type DisconnectsStackProps } from './disconnects-stack'
