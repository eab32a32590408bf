/** The calls that failed in a part of the period. */
export type FailuresBar = {
  readonly fromMs: number
  readonly toMs: number
  readonly application: number
  readonly limit: number
  readonly platform: number
  /** All that failed in the period before. */
  readonly before?: number
  /** Shown when somebody points at it. */
  readonly title?: string
  /** Whether it is not over: then it is paler. */
  readonly isOpen?: boolean
}

export const failedIn = ({ application, limit, platform }: FailuresBar): number =>
  application + limit + platform
