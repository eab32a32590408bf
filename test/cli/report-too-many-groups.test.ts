import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import { completeReport } from '../../cli/commands/report-readings'
import type { Tables } from '../../cli/places/place'
import { GROUPS_MAX } from '../../lambda/report/request'
import { aCall, requestOf, NOW } from '../support/html/html-input'
import { readingOfCalls } from '../support/html/readings'

const untilMs = Date.parse(NOW)

function* callsOfTags(count: number) {
  for (let n = 0; n < count; n++) yield aCall({ tag: `tag ${n}`, endedMs: untilMs - 1 })
}

const reading = readingOfCalls({ sinceMs: untilMs - 60_000, untilMs }, callsOfTags(GROUPS_MAX + 1), ['tag'])

const tables = {
  reconciliation: { hours: () => TE.right([]) },
  orFail: (result: E.Either<unknown, unknown>) => E.toUnion(result),
} as unknown as Tables

const reportBy = (parameters: Readonly<Record<string, string>>) =>
  completeReport(tables, requestOf({ since: '1m', by: 'tag', ...parameters }), { reading })

test('more groups than can be printed are refused with what to do, and cut to the first ones if these are asked for', async () => {
  await expect(reportBy({})).rejects.toThrow(
    /^100,001 groups are more .*: set --top, or narrow --since and --until/,
  )
  const { groups } = await reportBy({ top: '2' })
  expect(groups.map(({ calls }) => calls)).toStrictEqual([1, 1, GROUPS_MAX - 1])
})

test('so many groups are sorted by calls only', async () => {
  await expect(reportBy({ top: '2', sort: 'asr' })).rejects.toThrow(
    /: leave out --sort, or narrow --since and --until/,
  )
})
