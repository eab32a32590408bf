import { createHash, createHmac, createSecretKey } from 'node:crypto'

type Data = string | ArrayBuffer | ArrayBufferView

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)

/**
 * SHA-256 or, with a secret, HMAC-SHA-256, as clients of the SDK sign requests with. The SDK's own class hands the secret
 * to `createHmac` as bytes, and Node 24 takes 30 µs to see that bytes are no KeyObject: twice for each request.
 */
export class Sha256 {
  readonly #hash: Pick<ReturnType<typeof createHmac>, 'update' | 'digest'>

  constructor(secret?: Data) {
    this.#hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : createSecretKey(bytesOf(secret)))
  }

  update(data: Data): void {
    this.#hash.update(typeof data === 'string' ? data : bytesOf(data))
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }
}
