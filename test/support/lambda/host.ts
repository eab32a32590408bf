type Handler = (event: unknown) => Promise<unknown>
type Entry = { readonly handler?: Handler; readonly default?: { readonly handler: Handler } }

/** A file of the sources, or a bundle, whose exports `import` may not see by name. */
const handler = (import(process.argv[2] ?? '') as Promise<Entry>).then(
  entry => entry.handler ?? entry.default?.handler,
)

process.on('message', ({ id, event }: { id: number; event: unknown }) => {
  void handler.then(handle => handle?.(event)).then(response => process.send?.({ id, response }))
})
