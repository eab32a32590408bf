type Client = { readonly middlewareStack: { readonly remove: (name: string) => boolean } }

/**
 * A client of the SDK describes each request and answer for its logger, also where it has none: a tenth of its own work.
 */
export const withoutLogging = <A extends Client>(client: A): A => {
  client.middlewareStack.remove('loggerMiddleware')
  return client
}
