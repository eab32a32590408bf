const SMALL_OBJECT = '{"a":1}'

/** JSON of small values, at least `length` characters long. */
const jsonOf = (length: number): string =>
  `[${Array(Math.ceil(length / (SMALL_OBJECT.length + 1)))
    .fill(SMALL_OBJECT)
    .join(',')}]`

/** CPU time where the system reports it, so that waiting for a busy machine does not count. */
const millisecondsOf = async (run: () => unknown): Promise<number> => {
  const start = performance.now()
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  const elapsed = performance.now() - start
  return user + system > 0 ? Math.min(elapsed, (user + system) / 1_000) : elapsed
}

/** The minimum of several averages: each includes garbage collection, which a single run may not. */
const parseMs = async (json: string): Promise<number> => {
  let least = Infinity
  for (let i = 0; i < 3; i++) {
    const ms = await millisecondsOf(() => {
      for (let j = 0; j < 5; j++) JSON.parse(json)
    })
    least = Math.min(least, ms / 5)
  }
  return least
}

const known = new Map<number, number>()

/** In milliseconds. Texts that differ in length by less than 4 KB count as equally long. */
const parseMsOf = async (length: number): Promise<number> => {
  const rounded = Math.ceil(length / 4096) * 4096
  const ms = known.get(rounded) ?? (await parseMs(jsonOf(rounded)))
  known.set(rounded, ms)
  return ms
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The time of `JSON.parse` for a text of this length, or for the text itself if it is JSON and takes longer (deep nesting). */
const baselineMs = async (text: string): Promise<number> =>
  Math.max(await parseMsOf(text.length), isJson(text) ? await parseMs(text) : 0)

/** Linear code takes at most 50 times as long once it is warm; quadratic code, more than 1,000 times for 60,000 characters. */
const MAX_RATIO = 100

/** A first run and a run with garbage collection are slower, so the measurement is repeated. */
const ATTEMPTS = 7
const PATIENCE_MS = 3_000

/** The best ratio to the time of `JSON.parse`. Repeats the measurement only while the ratio is too high. */
const parseRatio = async (text: string, maxRatio: number, run: () => unknown): Promise<number> => {
  let ratio = Infinity
  let spentMs = 0
  for (let i = 0; i < ATTEMPTS && ratio > maxRatio && spentMs < PATIENCE_MS; i++) {
    if (i > 0) known.clear()
    const ms = await millisecondsOf(run)
    spentMs += ms
    ratio = Math.min(ratio, ms / (await baselineMs(text)))
  }
  return ratio
}

/** A text, and its name in the message of a failing test. */
export type NamedText = { readonly name: string; readonly text: string }

/** The search stops after this many slow texts, so that a failing test ends soon. */
const SHOWN = 3

/**
 * The texts that `read` is too slow for, each with its ratio to the time of `JSON.parse` for the same length.
 *
 * @param maxRatio more than 100 only if each character of a text can become a result of its own, which is still linear
 */
export const slowOnes = async (
  texts: Iterable<NamedText>,
  read: (text: string) => unknown,
  maxRatio = MAX_RATIO,
): Promise<readonly string[]> => {
  const slow: string[] = []
  for (const { name, text } of texts) {
    const ratio = await parseRatio(text, maxRatio, () => read(text))
    if (ratio > maxRatio) slow.push(`${name}: ${Math.round(ratio)} times`)
    if (slow.length === SHOWN) break
  }
  return slow
}
