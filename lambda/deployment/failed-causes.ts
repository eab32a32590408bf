import { causeClass, FAILED_CLASSES, type FailedClass, RECOGNIZED_CAUSES } from '../disconnect/cause'

export type FailedCauses = { readonly causeClass: FailedClass; readonly causes: readonly string[] }

/** The classes of calls that failed, each with all values of the dimension `cause` that are of this class. */
export const FAILED_CAUSES: readonly FailedCauses[] = FAILED_CLASSES.map(failed => ({
  causeClass: failed,
  causes: RECOGNIZED_CAUSES.filter(cause => causeClass(cause) === failed),
}))
