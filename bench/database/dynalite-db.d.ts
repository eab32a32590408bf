/** The part of dynalite's database module that is used here: it turns items into the keys of LevelDB. */
declare module 'dynalite/db' {
  type Item = Readonly<Record<string, unknown>>
  type Callback<A> = (error: Error | null, value: A) => void
  type IndexDescription = { readonly IndexName: string }
  type Table = { readonly GlobalSecondaryIndexes?: readonly IndexDescription[] }
  type Put = {
    readonly type: 'put'
    readonly key: string
    readonly value: Uint8Array
    readonly valueEncoding: 'buffer'
  }
  type Records = { readonly batch: (puts: readonly Put[], callback: Callback<undefined>) => void }
  type Store = {
    readonly db: { readonly close: () => Promise<void> }
    readonly getTable: (name: string, callback: Callback<Table>) => void
    readonly getItemDb: (table: string) => Records
    readonly getIndexDb: (kind: 'Global', table: string, index: string) => Records
  }
  type IndexPut = { readonly index: string; readonly key: string }

  const dynaliteDb: {
    readonly create: (options: { readonly path: string }) => Store
    readonly createKey: (item: Item, table: Table) => string
    readonly getIndexActions: (
      indexes: readonly IndexDescription[],
      existing: undefined,
      item: Item,
      table: Table,
    ) => { readonly puts: readonly IndexPut[] }
  }
  export = dynaliteDb
}
