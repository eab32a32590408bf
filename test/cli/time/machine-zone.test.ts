import { MACHINE } from '../../../cli/time/machine-zone'

const at = Date.parse('2026-07-01T12:00:00Z')

test('the zone of the machine has its offset', () => {
  expect(MACHINE.offsetMs(at)).toBe(-new Date(at).getTimezoneOffset() * 60_000)
})
