import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler'

type Handle = NodeHttpHandler['handle']

/** The SDK numbers its attempts in this header: `attempt=2; max=3`. */
const isRetry = (request: Parameters<Handle>[0]): boolean =>
  /^attempt=(?!1;)/.test(request.headers['amz-sdk-request'] ?? '')

/**
 * Sends each retry on a new connection. All connections that are kept alive die while Lambda freezes the function, so that a retry on
 * another of them would fail too.
 */
export class FreshRetries extends NodeHttpHandler {
  readonly #options: NodeHttpHandlerOptions
  #fresh: NodeHttpHandler | undefined

  constructor(options: NodeHttpHandlerOptions) {
    super(options)
    this.#options = options
  }

  override handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    if (!isRetry(request)) return super.handle(request, options)
    const agent = { keepAlive: false }
    this.#fresh ??= new NodeHttpHandler({ ...this.#options, httpAgent: agent, httpsAgent: agent })
    return this.#fresh.handle(request, options)
  }

  override destroy(): void {
    super.destroy()
    this.#fresh?.destroy()
  }
}
