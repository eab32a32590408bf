import { join } from 'node:path'
import { makeWritable } from '../database/data-folder'
import type { TwinOptions } from '../twin-options'
import { overflowFolder } from './folder'
import { type LocalQueue, overflowInMemory } from './local-queue'

/** Each database has a queue of its own, so that deliveries do not end up in another database. */
export const overflowOf = ({ folder, endpoint }: Pick<TwinOptions, 'folder' | 'endpoint'>): LocalQueue => {
  if (folder === undefined) return overflowInMemory()
  const suffix = endpoint === undefined ? '' : `-${endpoint.host.replaceAll(/[^\w.-]/g, '-')}`
  makeWritable(folder)
  return overflowFolder(join(folder, `overflow${suffix}`))
}
