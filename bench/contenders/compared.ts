import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { entryOf, FUNCTION_BUNDLE, FUNCTION_FILE } from '../../infra/function-bundle'
import { BUILD, type Bundles } from './contenders'
import { bundleCheckout } from './before'

/** `unprepared` is ours without what it does while it initializes. `before` is ours as another checkout of the project has it. */
export type Compared = Readonly<Record<'bare+' | 'ours' | 'usual' | 'unprepared', string>> & {
  readonly before?: string
}

const NOTHING_PREPARED = `
  export const PREPARATION_MAX_MS = 1
  export const prepare = async (...preparations) => preparations.map(() => undefined)
`

const unpreparing: Plugin = {
  name: 'unpreparing',
  setup: esbuild => {
    let replaced = 0
    esbuild.onLoad({ filter: /lambda\/aws\/prepare\.ts$/ }, () => {
      replaced++
      return { contents: NOTHING_PREPARED, loader: 'js' }
    })
    esbuild.onEnd(() => {
      if (replaced !== 1) throw new Error('lambda/aws/prepare.ts is not where it was')
    })
  },
}

const bundleUnprepared = async (): Promise<string> => {
  const outdir = join(BUILD, 'unprepared')
  await build({
    ...FUNCTION_BUNDLE,
    entryPoints: { index: entryOf('receive') },
    outdir,
    plugins: [unpreparing],
  })
  return join(outdir, FUNCTION_FILE)
}

/** `checkout` is the folder of another checkout of the project. */
export const withCompared = async (
  { 'bare+': bare, ours, usual }: Bundles,
  checkout?: string,
): Promise<Compared> => ({
  'bare+': bare,
  ours,
  usual,
  unprepared: await bundleUnprepared(),
  ...(checkout === undefined ? {} : { before: await bundleCheckout(checkout, join(BUILD, 'before')) }),
})
