import { bytesBeyondSdk, ownBytes } from '../bundle/contents'
import { contentsOfOurs, contentsOfReconcile, sizesOf } from '../bundle/measure'
import { measurePage } from '../console/measure'
import type { Part } from './limits'

const KB = 1024

export const bundles: Part = all => [
  {
    what: 'receive, bundle, KB',
    value: (sizesOf(all).find(({ name }) => name === 'ours')?.bytes ?? NaN) / KB,
    target: 290,
    limit: 290,
  },
  {
    what: 'receive, own code, KB',
    value: ownBytes(contentsOfOurs(all)) / KB,
    target: 40,
    limit: 46,
  },
  {
    what: 'reconcile, bundle beyond the SDK, KB',
    value: bytesBeyondSdk(contentsOfReconcile()) / KB,
    target: 60,
    limit: 58,
  },
]

export const page: Part = async () => {
  const { script, styles, html } = await measurePage()
  return [
    { what: 'console, page and script, KB', value: (script + styles + html) / KB, target: 450, limit: 450 },
  ]
}
