import { Sha256 } from '../../../lambda/aws/sha256'

type Data = Parameters<Sha256['update']>[0]

const hex = async (data: Data, secret?: Data): Promise<string> => {
  const sha256 = new Sha256(secret)
  sha256.update(data)
  return Buffer.from(await sha256.digest()).toString('hex')
}

/** The same bytes in each type that the SDK can pass. */
const ways = (text: string): [string, Data][] => {
  const padded = Buffer.from(`<${text}>`)
  return [
    ['a string', text],
    ['an ArrayBuffer', new TextEncoder().encode(text).buffer],
    ['a part of a buffer', new DataView(padded.buffer, padded.byteOffset + 1, padded.length - 2)],
  ]
}

// Source: FIPS 180-2, appendix B.1.
it.each(ways('abc'))('hashes %s', async (_, data) => {
  expect(await hex(data)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

// Source: RFC 4231, test case 2.
it.each(ways('Jefe'))('makes an HMAC with a secret that is %s', async (_, secret) => {
  expect(await hex('what do ya want for nothing?', secret)).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})
