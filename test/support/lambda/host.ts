type Handler = (event: unknown) => Promise<unknown>
type Entry = { readonly handler?: Handler; readonly default?: { readonly handler: Handler } }

/** A source file or a bundle. `import` may not see the exports of a bundle by name. */
const handler = (import(process.argv[2] ?? '') as Promise<Entry>).then(
  entry => entry.handler ?? entry.default?.handler,
)

process.on('message', ({ id, event }: { id: number; event: unknown }) => {
  void handler.then(handle => handle?.(event)).then(response => process.send?.({ id, response }))
})
