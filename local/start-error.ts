/** Why the twin cannot start. The message says in one line what to change. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
