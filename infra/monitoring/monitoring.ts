import { Stack } from 'aws-cdk-lib'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Construct } from 'constructs'
import type { Settings } from '../settings'
import { AlarmTopic } from './alarm-topic'
import { callbackAlarms } from './callback-alarms'
import { DisconnectsDashboard } from './dashboard'
import { functionAlarms } from './function-alarms'
import { callbackMetricOf } from './metrics'
import { overflowAlarms } from './overflow-alarms'
import type { RunbookAlarm } from './runbook-alarm'
import { silenceAlarm } from './silence-alarm'
import type { Watched } from './watched'

export type MonitoringProps = Omit<Watched, 'callbacks'> & {
  readonly service: string
  readonly settings: Pick<Settings, 'alarmEmail' | 'alarmTopic' | 'noCallbackFor' | 'metricApplications'>
}

/** What the operator sees: an alarm for whatever needs somebody, and a dashboard for the rest. */
export class Monitoring extends Construct {
  readonly alarms: readonly RunbookAlarm[]
  readonly dashboard: DisconnectsDashboard

  constructor(scope: Construct, id: string, { service, settings, ...resources }: MonitoringProps) {
    super(scope, id)
    const { alarmEmail, alarmTopic, noCallbackFor, metricApplications } = settings
    const watched: Watched = { ...resources, callbacks: callbackMetricOf(service) }

    this.alarms = [
      ...callbackAlarms(this, service, watched),
      ...overflowAlarms(this, service, watched.overflow),
      ...(noCallbackFor === false ? [] : [silenceAlarm(this, service, watched.callbacks, noCallbackFor)]),
      ...functionAlarms(this, service, watched),
    ]
    const topics = [
      ...(alarmEmail === undefined ? [] : [new AlarmTopic(this, 'Topic', alarmEmail)]),
      ...(alarmTopic === undefined ? [] : [alarmTopic]),
    ]
    for (const action of topics.map(topic => new SnsAction(topic)))
      for (const alarm of this.alarms) {
        alarm.addAlarmAction(action)
        alarm.addOkAction(action)
      }

    const { alarms } = this
    this.dashboard = new DisconnectsDashboard(this, 'Dashboard', { watched, alarms, metricApplications })
  }

  get dashboardUrl(): string {
    const { region } = Stack.of(this)
    return `https://console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${this.dashboard.dashboardName}`
  }
}
