import { CALLBACK_PATH } from '../../lambda/deployment/routes'

/** What each createCall request has to contain. The word in place of the key is no key. */
export const outboundSnippet = (
  url: URL | undefined,
): { readonly disconnectUrl: string; readonly disconnectMethod: string } => ({
  disconnectUrl: `${(url?.href ?? `https://…${CALLBACK_PATH}`).replace(/\/$/, '')}/KEY`,
  disconnectMethod: 'POST',
})

/** Outbound calls are not a matter of an application. */
export const outboundText = (url: URL | undefined, stackName: string | undefined): string => {
  const { disconnectUrl, disconnectMethod } = outboundSnippet(url)
  return [
    'outbound calls: no application says where their callbacks go. Each createCall does:',
    `  "disconnectUrl": "${disconnectUrl}",`,
    `  "disconnectMethod": "${disconnectMethod}"`,
    `the URL with the key: disconnects url --stack ${stackName ?? 'NAME'}`,
    '',
  ].join('\n')
}
