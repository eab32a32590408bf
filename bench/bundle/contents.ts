import type { Metafile } from 'esbuild'

export type Contents = { readonly name: string; readonly bytes: number }

/** `@aws-sdk/client-sqs` of `../node_modules/@aws-sdk/client-sqs/dist-es/…`; our own files count as one. */
const packageOf = (file: string): string => {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)
  return inPackage?.[1] ?? 'lambda/'
}

/** The contents of a bundle, largest first. */
export const contentsOf = ({ outputs }: Metafile): readonly Contents[] => {
  const bytes = new Map<string, number>()
  for (const { inputs } of Object.values(outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(file)
      bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput)
    }
  return [...bytes].map(([name, size]) => ({ name, bytes: size })).sort((a, b) => b.bytes - a.bytes)
}

const OWN: readonly string[] = ['lambda/', 'io-ts', 'fp-ts']

/** The bytes of our code, and of the libraries that it is written with. */
export const ownBytes = (contents: readonly Contents[]): number =>
  contents.filter(({ name }) => OWN.includes(name)).reduce((sum, { bytes }) => sum + bytes, 0)

/** Packages of the AWS SDK, and those that only it brings along. */
const OF_SDK = /^(@aws-sdk\/|@smithy\/|@aws\/lambda-invoke-store$|mnemonist$|obliterator$)/

/** The bytes of everything but the AWS SDK. */
export const bytesBeyondSdk = (contents: readonly Contents[]): number =>
  contents.filter(({ name }) => !OF_SDK.test(name)).reduce((sum, { bytes }) => sum + bytes, 0)
