import { join } from 'node:path'

type Entry = { handler: (event: unknown) => Promise<unknown> }

const entry = import(
  join(import.meta.dirname, '..', '..', 'lambda', `${process.argv[2] ?? ''}.ts`)
) as Promise<Entry>

process.on('message', event => {
  void entry.then(({ handler }) => handler(event)).then(response => process.send?.(response as object))
})
