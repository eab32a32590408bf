import { resource, type Synthesized } from './synthesized'

export type Widget = {
  readonly type: string
  readonly properties: { readonly title: string; readonly metrics?: readonly (readonly unknown[])[] }
}

/** The widgets of the dashboard, with a word in place of each value that CloudFormation fills in. */
export const widgetsOf = ({ disconnects, template }: Pick<Synthesized, 'disconnects' | 'template'>) => {
  const body = resource(template, disconnects.monitoring.dashboard).Properties['DashboardBody'] as {
    'Fn::Join': [string, readonly unknown[]]
  }
  const text = body['Fn::Join'][1].map(part => (typeof part === 'string' ? part : 'filled-in')).join('')
  return (JSON.parse(text) as { widgets: Widget[] }).widgets
}
