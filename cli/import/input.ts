import { createReadStream, fstatSync, realpathSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CommandFailed, UsageError } from '../errors'
import type { Terminal } from '../output/terminal'

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** @throws CommandFailed naming the file if it cannot be written, as on a full disk */
export const orCannotBeWritten = <A>(file: string, write: () => A): A => {
  try {
    return write()
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written (${codeOf(error)})`, { cause: error })
  }
}

export const STDIN = '-'

/** Enough to recognize a file. */
export const BEGINNING_BYTES = 64 * 1024

export type Input = {
  /** The same for every name of a file, such as a symbolic link. */
  readonly path: string
  readonly size: number
  /** Changes even if the file is edited without changing its size. */
  readonly mtimeMs: number
  readonly beginning: Uint8Array
  /** Its bytes, decompressed, from an offset on. */
  readonly chunks: (offset: number) => AsyncIterable<Buffer>
}

async function* from(chunks: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer> {
  let skip = offset
  for await (const chunk of chunks) {
    if (chunk.length > skip) yield skip === 0 ? chunk : chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.length)
  }
}

async function* orCannotBeRead(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read to its end (${codeOf(error)})`, { cause: error })
  }
}

/** A compressed file can only be read from its beginning. */
const chunksOf = (file: string, offset: number): AsyncIterable<Buffer> =>
  file.endsWith('.gz')
    ? from(Readable.from(createReadStream(file).on('error', () => undefined)).pipe(createGunzip()), offset)
    : (createReadStream(file, { start: offset }) as AsyncIterable<Buffer>)

/** @throws UsageError if it is not a file, or cannot be read */
const openFile = async (file: string): Promise<Input> => {
  try {
    if (!statSync(file).isFile()) throw new UsageError(`${file}: expected a file`)
    const handle = await open(file)
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0)
    await handle.close()
    const { size, mtimeMs } = statSync(file)
    return {
      path: realpathSync(file),
      size,
      mtimeMs,
      beginning: buffer.subarray(0, bytesRead),
      chunks: offset => orCannotBeRead(chunksOf(file, offset), file),
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = codeOf(error)
    throw new UsageError(
      `${file}: ${code === 'ENOENT' ? 'there is no such file' : `expected a file that can be read (${code})`}`,
    )
  }
}

/** Node reads a folder as nothing. @throws UsageError */
const refuseFolder = (fd: unknown): void => {
  if (typeof fd === 'number' && fstatSync(fd).isDirectory())
    throw new UsageError('stdin: expected a file or a pipe, not a folder')
}

const stdinInput = ({ stdin }: Terminal): Input => ({
  path: STDIN,
  size: 0,
  mtimeMs: 0,
  beginning: Buffer.alloc(0),
  chunks: () => orCannotBeRead((stdin ?? Readable.from([])) as AsyncIterable<Buffer>, 'stdin'),
})

/** Opens all files before anything is imported, so that a mistyped name does no harm. @throws UsageError */
export const openInputs = async (
  files: readonly string[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, Input>> => {
  const inputs = new Map<string, Input>()
  if (files.includes(STDIN)) refuseFolder((terminal.stdin as { readonly fd?: unknown } | undefined)?.fd)
  for (const file of files) inputs.set(file, file === STDIN ? stdinInput(terminal) : await openFile(file))
  if (new Set([...inputs.values()].map(({ path }) => path)).size < files.length)
    throw new UsageError('FILE: expected each file once')
  return inputs
}

/** The first bytes of a stream, and the whole stream. */
export const withHead = async (
  chunks: AsyncIterable<Buffer>,
): Promise<{
  readonly head: Buffer
  readonly all: AsyncIterable<Buffer>
  readonly close: () => Promise<unknown>
}> => {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Buffer[] = []
  let size = 0
  while (size < BEGINNING_BYTES) {
    const next = await iterator.next()
    if (next.done === true) break
    taken.push(Buffer.from(next.value))
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* taken
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head: Buffer.concat(taken), all: all(), close: async () => iterator.return?.() }
}
