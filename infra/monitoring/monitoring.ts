import { Stack } from 'aws-cdk-lib'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Construct } from 'constructs'
import type { Settings } from '../settings'
import { AlarmTopic } from './alarm-topic'
import { alarmDefinitions, type AlarmSettings } from './alarms'
import { DisconnectsDashboard } from './dashboard'
import { callbackMetricOf, type MonitoredResources } from './metrics'
import { RunbookAlarm } from './runbook-alarm'

export type MonitoringProps = Omit<MonitoredResources, 'callbacks'> & {
  readonly service: string
  readonly settings: AlarmSettings & Pick<Settings, 'alarmEmail' | 'alarmTopic'>
}

/** An alarm for everything that needs somebody to act, and a dashboard. */
export class Monitoring extends Construct {
  readonly alarms: readonly RunbookAlarm[]
  readonly dashboard: DisconnectsDashboard

  constructor(scope: Construct, id: string, { service, settings, ...resources }: MonitoringProps) {
    super(scope, id)
    const { alarmEmail, alarmTopic } = settings
    const monitored: MonitoredResources = { ...resources, callbacks: callbackMetricOf(service) }

    this.alarms = alarmDefinitions(monitored, settings).map(
      definition => new RunbookAlarm(this, service, definition),
    )
    const emailTopic = alarmEmail === undefined ? undefined : new AlarmTopic(this, 'Topic', alarmEmail)
    const topics = [emailTopic, alarmTopic].filter(topic => topic !== undefined)
    for (const action of topics.map(topic => new SnsAction(topic)))
      for (const alarm of this.alarms) {
        alarm.addAlarmAction(action)
        alarm.addOkAction(action)
      }

    const { alarms } = this
    this.dashboard = new DisconnectsDashboard(this, 'Dashboard', { monitored, alarms, settings })
  }

  get dashboardUrl(): string {
    const { region } = Stack.of(this)
    return `https://console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${this.dashboard.dashboardName}`
  }
}
