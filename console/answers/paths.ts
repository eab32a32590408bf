/**
 * What the console answers beside the API of a deployment (`/disconnects`, `/reports`), which it answers from the same handlers. Only
 * on this machine.
 */
export const CONSOLE_PATHS = {
  /** `GET`: a PlaceAnswer. */
  place: '/console/place',
  /** `GET`, with the parameters of a question and `tz`: lines of Activity. */
  activity: '/console/activity',
  /** `GET`, with the parameters of a report: lines of Overview. */
  overview: '/console/overview',
  /** `GET`, with the parameters of a report: the report as one HTML file. */
  html: '/console/report.html',
  /** `GET`: a WaitingAnswer. */
  waiting: '/console/waiting',
  /** `GET`: an AlarmsAnswer. */
  alarms: '/console/alarms',
  /** `GET`, with `since` and `until`: a CompletenessReport. */
  completeness: '/console/completeness',
  /** `GET`, with `since` and `until`: a QuarantineAnswer; `/console/quarantine/{id}`: a QuarantinedAnswer. */
  quarantine: '/console/quarantine',
  /** `POST` of a ReplayRequest as JSON, with the token: a ReplayAnswer. */
  replay: '/console/replay',
} as const

/** The scheme of the `Authorization` header that has the token of the console. */
export const TOKEN_SCHEME = 'Bearer'

/** The name of the token in the fragment of the console's URL. */
export const TOKEN_NAME = 'token'

/** The address of the page. The fragment is not sent to a server, and not in its logs. */
export const urlWithToken = (url: string, token: string): string => `${url}/#${TOKEN_NAME}=${token}`
