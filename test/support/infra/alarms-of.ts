import { resourcesOf, type Synthesized } from './synthesized'

export const SERVICE = 'BandwidthDisconnects/Disconnects'

type AlarmProperties = Readonly<Record<string, unknown>> & {
  readonly AlarmName: string
  readonly AlarmDescription: string
}

/** The alarms of a template, by the last part of their names. */
export const alarmsOf = ({ template }: Pick<Synthesized, 'template'>): Record<string, AlarmProperties> =>
  Object.fromEntries(
    resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => {
      const properties = Properties as AlarmProperties
      return [properties.AlarmName.replace(`${SERVICE}/`, ''), properties]
    }),
  )
