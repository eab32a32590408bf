/** The account of all made-up calls: that of the examples in Bandwidth's documentation. */
export const SIMULATED_ACCOUNT_ID = '9900000'

const APPLICATIONS = '5e5510e5-7e57-4ca1-9900-00000000000'

/** The id of a made-up application: number 1 for calls whose callbacks are sent, 2 to 7 for those of a history. */
export const simulatedApplicationId = (number: number): string => `${APPLICATIONS}${number}`

export const SIMULATED_APPLICATION_ID = simulatedApplicationId(1)

export const isSimulatedApplication = (applicationId: string): boolean =>
  applicationId.startsWith(APPLICATIONS)
