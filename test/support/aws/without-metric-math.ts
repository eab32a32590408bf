/** The emulator refuses alarms on metric math. Tests evaluate their expressions as they are in the template instead. */
export const WITHOUT_METRIC_MATH = { failedCallsPercent: false } as const

/** The same in a file. */
export const FILE_WITHOUT_METRIC_MATH = { failedCallsPercent: 'never' } as const
