import type { CustomDomain } from '../../../infra/disconnect-log-props'

export const CUSTOM_DOMAIN: CustomDomain = {
  domainName: 'calls.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/01234567-89ab-cdef-0123-456789abcdef',
  hostedZone: { hostedZoneId: 'Z0123456789ABC', zoneName: 'example.com' },
}
