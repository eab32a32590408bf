import { causeClass, FAILED_CLASSES, type FailedClass } from '../../lambda/disconnect/cause'
import type { CallTable } from '../../lambda/report/call-table'

/** Why the call of a row failed. @returns undefined if it did not */
export const failedIn = (table: CallTable): ((row: number) => FailedClass | undefined) => {
  const column = table.text('cause')
  const classes = column.texts.map(cause =>
    cause === undefined ? undefined : FAILED_CLASSES.find(name => name === causeClass(cause)),
  )
  return row => classes[column.at(row)]
}
