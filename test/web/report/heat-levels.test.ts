import type { WeekdayHour } from '../../../display/figures/weekday-hours'
import { heatCells, heatKeys } from '../../../web/report/heat-levels'

const hour = (calls: number, answered: number, failed: number): WeekdayHour => ({
  weekday: 3,
  hour: 14,
  calls,
  answered,
  failed,
  share: undefined,
  level: undefined,
})

test('a cell is coloured by the lower end of its interval', () => {
  const [cell] = heatCells([hour(100, 60, 20)], 'Failed')
  expect(cell).toMatchObject({ level: 5, text: '13' })
  expect(cell?.title).toBe('Wednesday 14–15\n20.0 % failed, at least 13.3 %\n20 of 100 calls')
})

test('below 30 calls there is no colour, whatever the share', () => {
  expect(heatCells([hour(29, 29, 29)], 'Failed')[0]?.level).toBeUndefined()
  expect(heatCells([hour(29, 29, 29)], 'Answered')[0]?.level).toBeUndefined()
})

test('calls have round steps, the busiest hour reaches a high one, and none is above the last', () => {
  const hours = [hour(0, 0, 0), hour(95, 0, 0), hour(210, 0, 0)]
  expect(heatKeys(hours, 'Calls').map(({ name }) => name)).toStrictEqual([
    'below 30',
    '30',
    '60',
    '90',
    '120',
    '150',
    '180 or more',
  ])
  expect(heatCells(hours, 'Calls').map(({ level }) => level)).toStrictEqual([0, 3, 6])
})
