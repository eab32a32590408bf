import { TOKEN } from '../../lambda/bandwidth/tokens'
import type { BandwidthFailure } from '../../lambda/reconciliation/call-list'
import { CommandFailed } from '../errors'
import { visible } from '../../display/text/visible-text'

/** The roles of an API user at Bandwidth, as its dashboard names them, for what they permit. */
const ROLES = 'HttpVoice for calls, HTTP Application Management for applications'

const messageOf = ({ _tag, what, happened }: BandwidthFailure): string => {
  const asked = `Bandwidth was asked for ${what}`
  switch (_tag) {
    case 'BandwidthRefused':
      return what === TOKEN
        ? `Bandwidth does not accept the client id and secret (it ${happened}): check BW_CLIENT_ID and BW_CLIENT_SECRET`
        : `Bandwidth does not give ${what} to these credentials (it ${happened}): check that BW_ACCOUNT_ID is their account, and their roles (${ROLES})`
    case 'BandwidthNotFound':
      return what === TOKEN
        ? `${asked}, and does not know the URL (it ${happened}): check BW_TOKEN_URL`
        : `${asked}, and does not know it (it ${happened}): check the id, and BW_ACCOUNT_ID`
    case 'BandwidthUnavailable':
      return `${asked}, and ${happened}: check the network, or try again later`
    case 'BandwidthUnexpected':
      return `${asked}, and ${happened}, which this version does not expect: check the BW_…_URL variables, or look for a newer version`
  }
}

/** A failure of Bandwidth as one line, with what to do about it. */
export const bandwidthFailure = (failure: BandwidthFailure): CommandFailed =>
  new CommandFailed(visible(messageOf(failure)), { cause: failure.cause })
