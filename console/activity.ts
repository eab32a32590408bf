import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Violation } from '../lambda/codec/decode'
import { DAY_MS } from '../lambda/disconnect/time-units'
import { decodeQuestion } from '../lambda/question/parameters'
import type { Question } from '../lambda/question/question'
import type { CallTable } from '../lambda/report/call-table'
import { readZone } from '../lambda/report/parameter-values'
import { readCalls } from '../lambda/report/read-calls'
import type { Period } from '../lambda/report/request'
import { UTC, type Zone } from '../lambda/time/zone'
import { type Range, type Span, spanAt, spansOf, stepFor } from '../display/time/time-steps'
import type { Activity, ActivitySpan } from './answers/activity'
import { invalid, type Line } from './answer'
import { periodOf } from './period'
import type { ConsolePorts } from './ports'
import { reachedIn } from './reached'
import type { ConsoleRequest } from './request'
import { tooMany } from './why-not'

/** More bars than this are too thin. */
const BARS_MAX = 100

/** Changes that come sooner are not seen. */
const PAUSE_MS = 250

const LENGTH_DEFAULT_MS = DAY_MS

type Asked = { readonly question: Question & Period; readonly zone: Zone }

const zoneIn = (texts: readonly string[]): E.Either<readonly Violation[], Zone> =>
  texts[0] === undefined
    ? E.right(UTC)
    : pipe(
        readZone(texts[0]),
        E.mapLeft(expected => [{ path: 'tz', expected }]),
      )

const decodeActivity = ({ parameters, now }: ConsoleRequest): E.Either<readonly Violation[], Asked> => {
  const zones = parameters.filter(([name]) => name === 'tz').map(([, text]) => text)
  return pipe(
    E.Do,
    E.bind('question', () => decodeQuestion(now)(parameters.filter(([name]) => name !== 'tz'))),
    E.bind('zone', () => zoneIn(zones)),
    E.bind('period', ({ question }) => periodOf(question, now, LENGTH_DEFAULT_MS)),
    E.map(({ question, zone, period }) => ({ question: { ...question, ...period }, zone })),
  )
}

type Count = { calls: number; answered: number; readonly causes: Map<string, number> }

/** Counts the calls that came since it was last asked. */
const counterOf = (spans: readonly Span[]) => {
  const at = spanAt(spans)
  const counts = spans.map((): Count => ({ calls: 0, answered: 0, causes: new Map() }))
  let counted = 0
  return (table: CallTable): readonly ActivitySpan[] => {
    const causes = table.text('cause')
    for (; counted < table.length; counted++) {
      const count = counts[at(table.number('endedMs', counted))]
      if (count === undefined) continue
      const cause = causes.textAt(counted)
      count.calls++
      if (table.isAnswered(counted)) count.answered++
      if (cause !== undefined) count.causes.set(cause, (count.causes.get(cause) ?? 0) + 1)
    }
    return spans.map((span, i) => ({
      ...span,
      calls: counts[i]?.calls ?? 0,
      answered: counts[i]?.answered ?? 0,
      causes: Object.fromEntries(counts[i]?.causes ?? []),
    }))
  }
}

async function* read(
  { calls, explain }: ConsolePorts,
  { question, zone }: Asked,
  { now }: ConsoleRequest,
): AsyncGenerator<Line<Activity>> {
  const { since, until } = question
  const range: Range = { sinceMs: Date.parse(since), untilMs: Date.parse(until), zone }
  const step = stepFor(range, BARS_MAX)
  const count = counterOf(spansOf(range, step))
  const line = (table: CallTable, reachedMs: number, unreadable: number, isWhole: boolean) =>
    E.right<never, Activity>({
      since,
      until,
      step: step.name,
      spans: count(table),
      reachedMs: reachedIn(range, reachedMs),
      isWhole,
      unreadable,
    })
  let sentAt = -Infinity
  for await (const reading of readCalls(calls, question, ['cause'], now)) {
    if (E.isLeft(reading)) {
      const { left } = reading
      yield E.left(left._tag === 'TooManyValues' ? tooMany(left, {}) : explain(left))
      return
    }
    const { calls: table, reachedMs, unreadable } = reading.right
    const isWhole = reachedMs === -Infinity
    if (isWhole || Date.now() - sentAt >= PAUSE_MS) {
      yield line(table, reachedMs, unreadable, isWhole)
      sentAt = Date.now()
    }
    // What follows are calls after the period.
    if (isWhole) return
  }
}

/** The calls of a period by cause and time, while they are read: the newest first. */
export async function* activity(
  ports: ConsolePorts,
  request: ConsoleRequest,
): AsyncGenerator<Line<Activity>> {
  const asked = decodeActivity(request)
  if (E.isLeft(asked)) yield E.left(invalid(asked.left))
  else yield* read(ports, asked.right, request)
}
