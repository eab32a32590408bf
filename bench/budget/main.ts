import { bundleContenders } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { isKept, isReached } from './limits'
import { measureAll } from './measure'

run('budget', async ({ say }) => {
  const limits = await measureAll(bundleContenders())
  say(`What callbacks may cost, Node ${process.versions.node}\n`)
  say(
    table(
      ['what', 'measured', 'to reach', 'reached', 'limit', 'kept'],
      limits.map(limit => {
        const sign = limit.atLeast === true ? '≥' : '≤'
        return [
          limit.what,
          limit.value.toFixed(2),
          `${sign} ${limit.target}`,
          isReached(limit) ? 'yes' : 'no',
          `${sign} ${limit.limit}`,
          isKept(limit) ? 'yes' : 'NO',
        ]
      }),
    ),
  )
  const broken = limits.filter(limit => !isKept(limit))
  if (broken.length === 0) say('All limits are kept.')
  else {
    say(`Broken, twice in a row: ${broken.map(({ what }) => what).join('; ')}`)
    process.exitCode = 1
  }
})
