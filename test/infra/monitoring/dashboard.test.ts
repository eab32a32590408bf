import { widgetsOf } from '../../support/infra/dashboard'
import { SERVICE, synthesize } from '../../support/infra/synthesized'

const synthesized = synthesize({
  metricApplications: ['app-1'],
  reconcileAccountIds: ['9900000'],
  forwardTo: 'https://voice.example.com/hooks',
})
const { disconnects } = synthesized
const widgets = widgetsOf(synthesized)

test('the dashboard has these widgets, in this order', () => {
  expect(widgets.map(({ properties }) => properties.title)).toStrictEqual([
    'Alarms',
    'Calls ended, by cause',
    'Answer ratio',
    'Calls ended, by application',
    'Answer ratio, by application',
    'Calls that failed, by class (%, at least)',
    'Calls that failed, by application (%, at least)',
    'What callbacks came to',
    'Lag: from the event to the arrival of its callback (ms)',
    'Completeness: listed calls whose callback arrived (%)',
    'Callbacks that never arrived, or late',
    'Ended calls published',
    'Ended calls wait to be published (ms)',
    'Callbacks forwarded',
    'Overflow and quarantine',
    'Waiting, and given up',
    'Latency (ms)',
    'Errors',
  ])
})

test('the dashboard shows completeness in percent, and nothing of it where nothing is reconciled', () => {
  const share = widgets.find(({ properties }) => properties.title.startsWith('Completeness'))
  expect(share?.properties).toMatchObject({
    metrics: [
      [{ expression: '100 * arrived / listed' }],
      ['BandwidthDisconnects', 'Arrived', 'service', SERVICE, { id: 'arrived', period: 3600, stat: 'Sum' }],
      ['BandwidthDisconnects', 'Listed', 'service', SERVICE, { id: 'listed', period: 3600, stat: 'Sum' }],
    ],
    yAxis: { left: { min: 0, max: 100 } },
  })
  expect(JSON.stringify(widgetsOf(synthesize()))).not.toMatch(/Completeness|Completed|Reconcil/)
})

test('the dashboard shows what was published and forwarded only where something is', () => {
  const titles = (props?: Parameters<typeof synthesize>[0]) =>
    widgetsOf(synthesize(props))
      .map(({ properties }) => properties.title)
      .filter(title => /publish|forward/i.test(title))
  expect(titles()).toStrictEqual([])
  expect(titles({ eventBus: true })).toStrictEqual([
    'Ended calls published',
    'Ended calls wait to be published (ms)',
  ])
})

test('the dashboard shows every alarm', () => {
  const [alarms] = widgets
  const { properties } = alarms as unknown as { properties: { alarms: unknown[] } }
  expect(properties.alarms).toHaveLength(disconnects.monitoring.alarms.length)
})
