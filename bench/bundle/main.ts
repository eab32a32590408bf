import { bundleContenders } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { bytesBeyondSdk, ownBytes } from './contents'
import { contentsOfOurs, contentsOfReconcile, sizesOf } from './measure'

const KB = 1024
const OWN_MAX_KB = 40
const RECONCILE_MAX_KB = 60
const TOP = 10

run('bundle', ({ say }) => {
  const bundles = bundleContenders()
  const contents = contentsOfOurs(bundles)
  const inKb = (bytes: number): string => (bytes / KB).toFixed(1)
  say('Size of the file that Lambda loads; the usual one leaves the SDK to the runtime\n')
  say(
    table(
      ['contender', 'KB', 'gzipped KB'],
      sizesOf(bundles).map(({ name, bytes, zipped }) => [name, inKb(bytes), inKb(zipped)]),
    ),
  )
  say(`What is in ours: the largest ${TOP} of ${contents.length}\n`)
  say(
    table(
      ['package', 'KB'],
      contents.slice(0, TOP).map(({ name, bytes }) => [name, inKb(bytes)]),
    ),
  )
  say(`Our code, io-ts and fp-ts: ${inKb(ownBytes(contents))} KB (≤ ${OWN_MAX_KB})`)
  say(
    `The function that reconciles, beyond the AWS SDK: ${inKb(bytesBeyondSdk(contentsOfReconcile()))} KB (≤ ${RECONCILE_MAX_KB})`,
  )
})
