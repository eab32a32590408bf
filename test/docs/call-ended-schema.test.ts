import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import * as fc from 'fast-check'
import { Disconnect, RECORD_NAMES } from '../../lambda/disconnect/disconnect'
import { DISCONNECT } from '../../lambda/disconnect/event-type'
import { callEndedDetail } from '../../lambda/publication/detail'
import { arbitraryRecord } from '../support/callbacks/arbitraries'
import { aFullCallback, JULY_2026, recordOf } from '../support/callbacks/builders'
import { ROOT } from '../support/root'

type Schema = { readonly properties: Readonly<Record<string, object>>; readonly required: readonly string[] }

const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'call-ended.schema.json'), 'utf8')) as Schema

const validate = new Ajv2020({ strictSchema: true }).compile(schema)

const errorsIn = (detail: unknown): unknown => (validate(detail) ? [] : validate.errors)

test('the schema has each property of a record, but that of evidence, and what only events have', () => {
  const names = RECORD_NAMES.filter(name => name !== 'conflict')
  expect(Object.keys(schema.properties)).toStrictEqual([...names, 'completed', 'callback'])
})

test('every event about an ended call meets the schema', () => {
  fc.assert(
    fc.property(arbitraryRecord(), fc.boolean(), fc.boolean(), (record, completed, withCallback) => {
      const call = { record: { ...record, eventType: DISCONNECT }, completed }
      expect(errorsIn(JSON.parse(callEndedDetail({ withCallback })(call)))).toStrictEqual([])
    }),
    { numRuns: 300 },
  )
})

const full = JSON.parse(
  callEndedDetail({ withCallback: true })({
    record: recordOf(aFullCallback({ ...JULY_2026, ref: 1, from: '+1 555 555 0100' })),
    completed: true,
  }),
) as Record<string, unknown>

test.each(RECORD_NAMES.filter(name => name !== 'extra' && name in full))(
  'the schema and the codec refuse the same type of %s',
  name => {
    const wrong = { ...full, [name]: typeof full[name] === 'object' ? 'text' : {} }
    expect(Disconnect.is({ ...wrong, extra: undefined })).toBe(false)
    expect(validate(wrong)).toBe(false)
  },
)

test.each(schema.required)('the schema and the codec require %s', name => {
  const without = Object.fromEntries(Object.entries(full).filter(([key]) => key !== name))
  expect(Disconnect.is({ ...without, extra: undefined })).toBe(false)
  expect(validate(without)).toBe(false)
})
