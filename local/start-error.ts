/** Why the twin cannot start, in one line that tells its user what to change. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
