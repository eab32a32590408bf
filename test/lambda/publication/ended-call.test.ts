import { FAILED_CLASSES, RECOGNIZED_CAUSES, causeClass } from '../../../lambda/disconnect/cause'
import { SOURCES } from '../../../lambda/disconnect/source'
import { endedCallOf } from '../../../lambda/publication/ended-call'
import { aRecord } from '../../support/callbacks/builders'

const all = endedCallOf({ failuresOnly: false })
const failures = endedCallOf({ failuresOnly: true })

const stored = (record = aRecord(), isReplacement = false) => ({ record, isReplacement })

test('the end of a call is published', () => {
  expect(all(stored())).toStrictEqual({ record: aRecord(), completed: false })
})

test('other events of a call, and evidence against its end, are not published', () => {
  expect(all(stored(aRecord({ eventType: 'dtmf' })))).toBeUndefined()
  expect(all(stored({ ...aRecord(), conflict: true }))).toBeUndefined()
})

test('a callback that replaces a reconciled record is published as what completes it', () => {
  expect(all(stored(aRecord(), true))).toMatchObject({ completed: true })
  expect(all(stored({ ...aRecord(), source: SOURCES.reconciled }, true))).toMatchObject({ completed: false })
})

test('with failuresOnly, exactly the calls that failed are published', () => {
  const published = RECOGNIZED_CAUSES.filter(cause => failures(stored(aRecord({ cause }))) !== undefined)
  const failed = RECOGNIZED_CAUSES.filter(cause => FAILED_CLASSES.some(name => name === causeClass(cause)))
  expect(published).toStrictEqual(failed)
  expect(failures(stored(aRecord({ cause: 'not documented' })))).toBeUndefined()
  expect(failures(stored(aRecord({ cause: undefined })))).toBeUndefined()
})
