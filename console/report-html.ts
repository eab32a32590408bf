import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { reportOf, withCompleteness } from '../lambda/report/report'
import type { Problem } from './answers/problem'
import { type Answer, problemAnswer } from './answer'
import type { ConsolePorts } from './ports'
import { completenessOf, decodeReport, readBoth } from './read-report'
import type { Readings, RememberedReadings } from './readings'
import { reportCommand } from './report-command'
import type { ConsoleRequest } from './request'
import { tooMany } from './why-not'

const read = async (
  ports: ConsolePorts,
  consoleRequest: ConsoleRequest,
): Promise<E.Either<Problem, Readings>> => {
  const request = decodeReport(consoleRequest)
  if (E.isLeft(request)) return request
  let last: Readings | undefined
  for await (const part of readBoth(ports, request.right, consoleRequest)) {
    if (E.isLeft(part)) return part
    last = part.right.readings
  }
  return pipe(
    last,
    E.fromNullable<Problem>({ error: 'Nothing could be read. Try again', kind: 'unavailable' }),
  )
}

const placeOf = ({ name, region }: ConsolePorts['place']): string =>
  region === undefined ? name : `${name}, ${region}`

/**
 * The report as one HTML file. What an overview has read within the last minute is not read again, so that to save what somebody looks at
 * costs nothing: then its figures are those that were shown.
 */
export const htmlFile = async (
  ports: ConsolePorts,
  consoleRequest: ConsoleRequest,
  remembered: RememberedReadings,
): Promise<Answer> => {
  const { parameters, now } = consoleRequest
  const found = remembered.find(parameters)
  const readings = found === undefined ? await read(ports, consoleRequest) : E.right(found)
  if (E.isLeft(readings)) return problemAnswer(readings.left)
  remembered.remember(parameters, readings.right)
  const { request, reading, before } = readings.right
  const completeness = await completenessOf(ports, request)
  if (E.isLeft(completeness)) return problemAnswer(completeness.left)
  const report = reportOf(request, reading, before)
  if (E.isLeft(report)) return problemAnswer(tooMany(report.left, request))
  const { htmlReport } = await import('../display/html/html-report')
  const body = htmlReport({
    ...readings.right,
    report: withCompleteness(report.right, completeness.right),
    place: placeOf(ports.place),
    command: reportCommand(ports.place, parameters, request.question),
    madeAt: now,
  })
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="report-${now.slice(0, 10)}.html"`,
      'Cache-Control': 'no-store',
    },
    body,
  }
}
