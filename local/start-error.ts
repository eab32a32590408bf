/** The twin cannot start. The message says in one line why, or what to change. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
