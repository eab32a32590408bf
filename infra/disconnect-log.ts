import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE } from '../lambda/deployment/tables'
import { BandwidthSecret } from './bandwidth-secret'
import { CredentialsSecret } from './credentials-secret'
import { DefinedTable } from './defined-table'
import { DisconnectApi } from './disconnect-api'
import type { DisconnectLogProps } from './disconnect-log-props'
import { DrainFunction, ReceiveFunction } from './intake-functions'
import { serviceNameOf } from './monitoring/metrics'
import { Monitoring } from './monitoring/monitoring'
import { OverflowQueue } from './overflow-queue'
import { isPublished, Publication } from './publication/publication'
import { QueryFunction, ReportFunction } from './query-function'
import { ReconcileFunction } from './reconcile-function'
import { settingsOf, type Settings } from './settings'

/**
 * Receives Bandwidth's disconnect callbacks, stores them and answers questions about them. Add it to any stack:
 *
 * ```ts
 * const disconnects = new DisconnectLog(this, 'Disconnects', { retentionDays: 365 })
 * ```
 */
export class DisconnectLog extends Construct {
  /** The records of ended calls. */
  readonly table: DefinedTable
  /** Requests that could not be decoded, as received. */
  readonly quarantineTable: DefinedTable
  /** The user name and password that Bandwidth sends. */
  readonly credentials: CredentialsSecret
  /** The overflow queue and the queue of its dead letters. */
  readonly overflow: OverflowQueue
  readonly receiveFunction: ReceiveFunction
  readonly drainFunction: DrainFunction
  readonly queryFunction: QueryFunction
  /** Only with `reports`. */
  readonly reportFunction: ReportFunction | undefined
  /** Only with `reconcileAccountIds`. */
  readonly reconcileFunction: ReconcileFunction | undefined
  /** The client id and secret that read Bandwidth's list of calls. Only with `reconcileAccountIds`. */
  readonly bandwidthSecret: BandwidthSecret | undefined
  /** The event bus, and what publishes on it. Only with `eventBus` or `forwardTo`. */
  readonly publication: Publication | undefined
  readonly api: DisconnectApi
  /** The props, with every default filled in. */
  readonly settings: Settings
  /** The alarms and the dashboard. */
  readonly monitoring: Monitoring

  constructor(scope: Construct, id: string, props: DisconnectLogProps = {}) {
    super(scope, id)
    const settings = (this.settings = settingsOf(props))
    const { capacity, removalPolicy, tableRemovalPolicy } = settings

    this.table = new DefinedTable(this, 'Table', {
      definition: DISCONNECTS_TABLE,
      capacity,
      // Free until something reads it. Its name tells questions since when all records have the keys of this version.
      dynamoStream: StreamViewType.NEW_IMAGE,
      removalPolicy: tableRemovalPolicy,
    })
    this.quarantineTable = new DefinedTable(this, 'Quarantine', {
      definition: QUARANTINE_TABLE,
      removalPolicy: tableRemovalPolicy,
    })
    this.credentials = new CredentialsSecret(this, 'Credentials', { removalPolicy })

    this.overflow = new OverflowQueue(this, 'Overflow', { removalPolicy })

    const { table, quarantineTable, credentials } = this
    const service = serviceNameOf(this)
    const intake = {
      table,
      quarantineTable,
      credentials,
      settings,
      service,
      overflowQueue: this.overflow.queue,
    }
    this.receiveFunction = new ReceiveFunction(this, 'Receive', intake)
    this.drainFunction = new DrainFunction(this, 'Drain', intake)
    this.queryFunction = new QueryFunction(this, 'Query', { table, settings })
    this.reportFunction = settings.reports
      ? new ReportFunction(this, 'Report', { table, settings })
      : undefined

    const { reconcileAccountIds: accountIds } = settings
    if (accountIds !== undefined) {
      const secret = (this.bandwidthSecret = new BandwidthSecret(this, 'BandwidthSecret', { removalPolicy }))
      const reconcile = { table, secret, accountIds, settings, service }
      this.reconcileFunction = new ReconcileFunction(this, 'Reconcile', reconcile)
    }

    this.publication = isPublished(settings)
      ? new Publication(this, 'Publication', { table, settings, service })
      : undefined

    const { receiveFunction, drainFunction, queryFunction, reportFunction, overflow } = this
    const apiFunctions = { receiveFunction, queryFunction, reportFunction }
    this.api = new DisconnectApi(this, 'Api', { ...apiFunctions, settings })
    const { api } = this
    const functions = { ...apiFunctions, drainFunction, publication: this.publication }
    this.monitoring = new Monitoring(this, 'Monitoring', { service, settings, api, overflow, ...functions })
  }
}
