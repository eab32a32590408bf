type Context = { readonly getRemainingTimeInMillis: () => number }
type Handler = (event: unknown, context: Context) => Promise<unknown>
type Entry = { readonly handler?: Handler; readonly default?: { readonly handler: Handler } }

/** A source file or a bundle. `import` may not see the exports of a bundle by name. */
const handler = (import(process.argv[2] ?? '') as Promise<Entry>).then(
  entry => entry.handler ?? entry.default?.handler,
)

/** REMAINING_MS stands for the time that Lambda leaves a function. */
const context: Context = {
  getRemainingTimeInMillis: () => Number(process.env['REMAINING_MS'] ?? 900_000),
}

process.on('message', ({ id, event }: { id: number; event: unknown }) => {
  void handler.then(handle => handle?.(event, context)).then(response => process.send?.({ id, response }))
})
