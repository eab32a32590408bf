declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** The options that are used here. Without a path the data is in memory. */
  type DynaliteOptions = {
    readonly path?: string
    readonly createTableMs?: number
  }

  const dynalite: (options?: DynaliteOptions) => Server
  export = dynalite
}
