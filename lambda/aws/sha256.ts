import { createHash, createHmac, createSecretKey } from 'node:crypto'

type Data = string | ArrayBuffer | ArrayBufferView

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)

/**
 * SHA-256 or, with a secret, HMAC-SHA-256, for the signatures of the SDK. The SDK's own class passes the secret to `createHmac` as
 * bytes, and Node 24 takes 30 µs to find that they are not a KeyObject: twice for each request.
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
