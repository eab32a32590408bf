import { GraphWidget, type GraphWidgetProps, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'

/** Half as wide as the dashboard. */
export const graph = (title: string, left: readonly IMetric[], props: GraphWidgetProps = {}): GraphWidget =>
  new GraphWidget({ title, left: [...left], width: 12, leftYAxis: { min: 0, showUnits: false }, ...props })
