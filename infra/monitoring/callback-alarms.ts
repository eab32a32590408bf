import { Duration } from 'aws-cdk-lib'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { RunbookAlarm } from './runbook-alarm'
import type { Watched } from './watched'

/** Of what the functions say has become of callbacks, and what the gateway answered. */
export const callbackAlarms = (
  scope: Construct,
  service: string,
  { callbacks, api }: Watched,
): readonly RunbookAlarm[] => [
  new RunbookAlarm(scope, 'Failed', {
    service,
    metric: callbacks('Failed', { period: Duration.minutes(1) }),
    means:
      'A callback was answered 503 or 500 because neither the database nor the overflow queue took it. It is lost: Bandwidth does not send it again.',
    runbook: 'Failed',
  }),
  new RunbookAlarm(scope, 'Misdirected', {
    service,
    metric: callbacks('Misdirected', { period: Duration.minutes(1) }),
    means:
      'A request with the right credentials came to a path at which nothing listens, and was answered 404. If it was a callback, it is lost: the URL that is set in Bandwidth has a slip in it.',
    runbook: 'Misdirected',
  }),
  new RunbookAlarm(scope, 'Quarantine', {
    service,
    metric: callbacks('Quarantined'),
    means:
      'A callback could not be turned into a record. It is kept in the quarantine table, but no question finds its call.',
    runbook: 'Quarantine',
  }),
  new RunbookAlarm(scope, 'Forbidden', {
    service,
    metric: callbacks('Forbidden'),
    means:
      'A callback with the right credentials is of an account that is not allowed here, and was answered 403. It is kept in the quarantine table, but no question finds its call.',
    runbook: 'Forbidden',
  }),
  new RunbookAlarm(scope, 'Credentials', {
    service,
    metric: callbacks('CredentialsUnreadable'),
    means:
      'A function could not read the credentials. Those that it read before stand; until it can, callbacks with others wait in the overflow queue, and no question finds their calls.',
    runbook: 'Credentials',
  }),
  new RunbookAlarm(scope, 'Unverified', {
    service,
    metric: callbacks('Unverified'),
    means:
      'A callback that came while nobody could check its credentials turned out to have wrong ones. It is kept in the quarantine table, since Bandwidth may have sent it, with credentials that were right then; but no question finds its call.',
    runbook: 'Unverified',
  }),
  new RunbookAlarm(scope, 'Conflict', {
    service,
    metric: callbacks('Conflict'),
    means:
      'A callback contradicts the one that was stored for the same event. Both are kept: the first counts, the second is evidence beside it.',
    runbook: 'Conflict',
  }),
  new RunbookAlarm(scope, 'ServerErrors', {
    service,
    metric: api.metricServerError({ period: Duration.minutes(1), statistic: Stats.SUM }),
    means:
      'The API answered a request with 5xx. If it was a callback, it is lost, unless it had been stored before it failed; if it was a question, whoever asked has no answer.',
    runbook: 'ServerErrors',
  }),
]
