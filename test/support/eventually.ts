/** Repeats a question until it has an answer. */
export const eventually = async <A>(ask: () => Promise<A | undefined>, maxMs = 10_000): Promise<A> => {
  for (const end = performance.now() + maxMs; performance.now() < end;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`No answer within ${maxMs} ms`)
}
