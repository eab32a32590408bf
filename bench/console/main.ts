import { table } from '../report/report'
import { run } from '../report/run'
import { measurePage } from './measure'

const KB = 1024

/** Smaller packages are summed up. */
const SHOWN_FROM = 4 * KB

const inKb = (bytes: number): string => (bytes / KB).toFixed(1)

run('console', async ({ say }) => {
  const { script, styles, html, contents } = await measurePage()
  say('What a browser loads to show the console, in KB\n')
  say(
    table(
      ['what', 'KB'],
      [
        ['script', inKb(script)],
        ['styles', inKb(styles)],
        ['page', inKb(html)],
        ['all (at most 450)', inKb(script + styles + html)],
      ],
    ),
  )
  const large = contents.filter(({ bytes }) => bytes >= SHOWN_FROM)
  const all = contents.reduce((sum, { bytes }) => sum + bytes, 0)
  const rest = all - large.reduce((sum, { bytes }) => sum + bytes, 0)
  say('\nScript and styles, by package; our own code is lambda/\n')
  say(
    table(
      ['package', 'KB'],
      [...large.map(({ name, bytes }) => [name, inKb(bytes)]), ['others', inKb(rest)]],
    ),
  )
})
