import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import { DAY_MS } from '../lambda/disconnect/time-units'
import { type CompletenessReport, completenessReport } from '../display/figures/completeness'
import type { Problem } from './answers/problem'
import { invalid } from './answer'
import { decodePeriod } from './period'
import type { ConsolePorts } from './ports'
import type { ConsoleRequest } from './request'

const LENGTH_DEFAULT_MS = 7 * DAY_MS

/** What reconciliation found in a range. */
export const completeness = (
  { reconciliation, explain }: Pick<ConsolePorts, 'reconciliation' | 'explain'>,
  { parameters, now }: ConsoleRequest,
): TE.TaskEither<Problem, CompletenessReport> =>
  pipe(
    TE.fromEither(decodePeriod(parameters, now, LENGTH_DEFAULT_MS)),
    TE.mapLeft(invalid),
    TE.chain(range =>
      pipe(
        TE.Do,
        TE.bind('hours', () => reconciliation.hours(range.since, range.until)),
        TE.bind('runs', () => reconciliation.runs()),
        TE.bind('firsts', ({ hours }) =>
          pipe(
            [...new Set(hours.map(({ accountId }) => accountId))],
            RA.traverse(TE.ApplicativePar)(reconciliation.firstCallbacks),
            TE.map(RA.flatten),
          ),
        ),
        TE.bimap(explain, ({ hours, runs, firsts }) => completenessReport(range, hours, firsts, runs)),
      ),
    ),
  )
