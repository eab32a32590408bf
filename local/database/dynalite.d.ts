declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** The part of dynalite's options that is used here; without a path the data is in memory. */
  type DynaliteOptions = {
    readonly path?: string
    readonly createTableMs?: number
  }

  const dynalite: (options?: DynaliteOptions) => Server
  export = dynalite
}
