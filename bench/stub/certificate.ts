import { generate } from 'selfsigned'

/** Key and certificate in PEM. */
export type Certificate = { readonly key: string; readonly cert: string }

/** A new certificate of 127.0.0.1, which is its own authority. */
export const makeCertificate = async (): Promise<Certificate> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'stub' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  return { key, cert }
}
