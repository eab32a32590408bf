const SMALL_OBJECT = '{"a":1}'

/** JSON of small values, at least `length` characters long. */
const jsonOf = (length: number): string =>
  `[${Array(Math.ceil(length / (SMALL_OBJECT.length + 1)))
    .fill(SMALL_OBJECT)
    .join(',')}]`

/** Of the processor where the system says so: a busy machine makes a test wait, and that does not count. */
const millisecondsOf = async (run: () => unknown): Promise<number> => {
  const start = performance.now()
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  const elapsed = performance.now() - start
  return user + system > 0 ? Math.min(elapsed, (user + system) / 1_000) : elapsed
}

/** The least of several averages: a collection of garbage falls into each, but not into every single run. */
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

/** The time of `JSON.parse` for as much text; for the text itself where it is JSON and takes longer (it may be deeply nested). */
const baselineMs = async (text: string): Promise<number> =>
  Math.max(await parseMsOf(text.length), isJson(text) ? await parseMs(text) : 0)

/** What is linear takes at most 50 times as long once it is warm; what is quadratic in 60,000 characters, more than 1,000 times. */
const MAX_RATIO = 100

/** Code that has not run before is slower, and so is whatever a collection of garbage falls into. */
const ATTEMPTS = 7
const PATIENCE_MS = 3_000

/** How many times as long as `JSON.parse` it takes, at best. It is measured again only while it seems to be slow. */
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

/** A text, and what it is called where it is found to be slow. */
export type NamedText = { readonly name: string; readonly text: string }

/** More would only make the failure take longer. */
const SHOWN = 3

/**
 * The texts that `read` takes longer for than it may, each with its ratio to the time of `JSON.parse` for as much text.
 *
 * @param maxRatio more than 100 only where each character of some text makes a result of its own, which is linear still
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
