import * as E from 'fp-ts/Either'
import type { NoRun, RunOutcome } from '../../../lambda/log/reconciliation-log'
import { metricsOf } from '../../support/lambda/log-lines'
import { COUNTS, finishedRun, linesOf, RANGE, unfinishedRun } from '../../support/lambda/reconciliation'

const SERVICE = 'Calls/Disconnects'

/** The line that an outcome leaves in the log. */
const lineOf = (outcome: RunOutcome) => {
  const [line, ...others] = linesOf(SERVICE, outcome)
  if (line === undefined || others.length > 0) throw new Error('Not exactly one line')
  return line
}

const metrics = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${name}{service=${SERVICE}}`, value]))

const COMPLETE = { counted: 100, arrived: 100, missing: 0, by: [] }

test('a run writes its range and its counts, with the metrics of what has delivered before', () => {
  const line = lineOf(finishedRun())
  expect(line).toMatchObject({
    message: 'Calls reconciled',
    run: 'hourly',
    accountId: '9900000',
    outcome: 'reconciled',
    ...RANGE,
    ...COUNTS,
    ...{ counted: 100, arrived: 97, missingConfigured: 3 },
  })
  expect(metricsOf(line)).toStrictEqual(
    metrics({ Listed: 100, Arrived: 97, Missing: 3, Reconciled: 5, ReconciliationFailed: 0 }),
  )
})

test.each([
  ['info', 'nothing is missing', { missing: 0, stored: 0, completeness: COMPLETE }],
  ['info', 'only what never delivered is missing', { completeness: COMPLETE }],
  ['warn', 'callbacks are missing', {}],
  ['warn', 'rows cannot be read', { unreadable: 1, completeness: COMPLETE }],
])('a line has the level %s if %s', (level, _, changes) => {
  expect(lineOf(finishedRun(changes)).level).toBe(level)
})

test('a secret that is not filled yet is a warning and no failure', () => {
  const line = lineOf(E.right('not filled'))
  expect(line).toMatchObject({ level: 'warn', outcome: 'not filled', accountId: '9900000' })
  expect(metricsOf(line)).toStrictEqual(metrics({ ReconciliationFailed: 0 }))
})

test('a failure of Bandwidth says what was asked for, and what happened instead', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' })
  const said = { what: 'the list of calls', happened: 'did not answer in 30 s' }
  const line = lineOf(unfinishedRun({ _tag: 'BandwidthUnavailable', ...said, cause }))
  expect(line).toMatchObject({
    ...{ level: 'error', outcome: 'failed', failure: 'BandwidthUnavailable', accountId: '9900000' },
    ...{ ...said, causeCode: 'ECONNREFUSED' },
  })
  const refused = unfinishedRun({ _tag: 'BandwidthRefused', what: 'a token', happened: 'answered 401' })
  expect(lineOf(refused)).not.toHaveProperty('cause')
})

test('what a run found before it failed counts, because the next run finds it stored; no completeness is claimed', () => {
  const line = lineOf(unfinishedRun({ _tag: 'StoreUnavailable', cause: undefined }))
  expect(line).toMatchObject({ ...RANGE, ...COUNTS, missingConfigured: 3, failure: 'StoreUnavailable' })
  expect(metricsOf(line)).toStrictEqual(metrics({ Missing: 3, Reconciled: 5, ReconciliationFailed: 1 }))
})

test.each([
  ['no failure if it came further: the next one goes on', RANGE.until, 0],
  ['a failure if it came no further: the next one would not either', RANGE.since, 1],
])('a run whose time was over is a warning, and %s', (_, reached, failed) => {
  const line = lineOf(unfinishedRun({ _tag: 'Stopped' }, reached))
  expect(line).toMatchObject({ level: 'warn', outcome: 'stopped', reached, ...RANGE, ...COUNTS })
  expect(metricsOf(line)).toStrictEqual(metrics({ Missing: 3, Reconciled: 5, ReconciliationFailed: failed }))
})

test.each<NoRun>([
  { _tag: 'StoreUnavailable', cause: new Error('+15555550100') },
  { _tag: 'SecretUnreadable', cause: new Error('+15555550100') },
  { _tag: 'Unforeseen', cause: new SyntaxError('+15555550100') },
])('a run that did not begin failed; the line says why, and nothing of what was sent: $_tag', failure => {
  const line = lineOf(E.left(failure))
  expect(line).toMatchObject({ failure: failure._tag, level: 'error', outcome: 'failed' })
  expect(metricsOf(line)).toStrictEqual(metrics({ ReconciliationFailed: 1 }))
  expect(JSON.stringify(line)).not.toContain('5555550100')
})
