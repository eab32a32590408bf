import type { MetricName } from '../deployment/metric-names'
import { embeddedMetrics, type EmbeddedMetrics } from './callback-metrics'

/** Metrics of the deployment without further dimensions, as fields of a log line. */
export const countedFields = (values: Readonly<Partial<Record<MetricName, number>>>): EmbeddedMetrics =>
  embeddedMetrics(Date.now(), [{ dimensions: {}, values }])
