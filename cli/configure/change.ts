import * as E from 'fp-ts/Either'
import type { BandwidthFailure } from '../../lambda/reconciliation/call-list'
import { bandwidthFailure } from '../bandwidth/failure'
import { CommandFailed } from '../errors'
import type { Application } from './application'
import type { Applications } from './applications'
import { changedBy, outcomeOf, type Plan } from './plan'

const restoring = (file: string): string => `disconnects configure --restore ${file}`

/** Why a change that was asked for is not there. */
const notMade = (failure: BandwidthFailure | undefined): CommandFailed =>
  failure === undefined
    ? new CommandFailed(
        'Bandwidth accepted the change, and the application is as before: try again, or change it in the dashboard of Bandwidth',
      )
    : new CommandFailed(`${bandwidthFailure(failure).message}. The application is as before`)

/**
 * Makes a change and reads it back: the answer to a change may be lost, and the change be made all the same.
 *
 * @param file where the former state is
 * @returns whether Bandwidth confirmed the change itself @throws CommandFailed that says what the application is now
 */
export const makeChange = async (
  applications: Applications,
  application: Application,
  plan: Plan,
  file: string,
): Promise<'confirmed' | 'found'> => {
  const patched = await applications.patch(application.id, changedBy(plan))()
  const failure = E.isLeft(patched) ? patched.left : undefined
  const now = await applications.get(application.id)()
  if (E.isLeft(now))
    throw new CommandFailed(
      `${bandwidthFailure(now.left).message}. The change was sent, and it is not known whether it was made: the application is as before or as wanted. Run the same command again: it says which. The former state is in ${file}`,
    )
  switch (outcomeOf(plan, now.right)) {
    case 'as wanted':
      return failure === undefined ? 'confirmed' : 'found'
    case 'as before':
      throw notMade(failure)
    case 'other':
      throw new CommandFailed(
        `The application is neither as before nor as wanted: did somebody else change it meanwhile? See disconnects configure --check; back to the former state: ${restoring(file)}`,
      )
  }
}
