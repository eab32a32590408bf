import type { Shares } from './random'

/** Stands for one of many others, which is made up for each call. */
export const ANOTHER = Symbol('another')

/** The distribution of calls, in shares of all. */
export type Mix = {
  readonly causes: Shares<string>
  readonly outbound: Shares<boolean>
  /** The company's number in a call. */
  readonly companyNumbers: Shares<string | typeof ANOTHER>
  readonly tags: Shares<string | undefined | typeof ANOTHER>
  readonly applications: Shares<string>
}

export const BUSIEST_NUMBER = '+15555550100'
export const BUSIEST_TAG = 'campaign-7'
export const BUSIEST_APPLICATION = '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'

/** 80 % hangup. Of the rest, causes on the other side are common, and failures are rare. */
const CAUSES: Shares<string> = [
  ['hangup', 0.8],
  ['busy', 0.05],
  ['timeout', 0.05],
  ['cancel', 0.04],
  ['rejected', 0.02],
  ['callback-error', 0.01],
  ['application-error', 0.008],
  ['invalid-bxml', 0.004],
  ['error', 0.006],
  ['unknown', 0.005],
  ['account-limit', 0.003],
  ['node-capacity-exceeded', 0.002],
  ['carrier-blocked', 0.002],
]

export const REALISTIC: Mix = {
  causes: CAUSES,
  outbound: [
    [true, 0.5],
    [false, 0.5],
  ],
  companyNumbers: [
    [BUSIEST_NUMBER, 0.25],
    ['+15555550101', 0.15],
    ['+15555550102', 0.1],
    [ANOTHER, 0.5],
  ],
  tags: [
    [BUSIEST_TAG, 0.15],
    ['campaign-8', 0.15],
    ['support', 0.15],
    [ANOTHER, 0.3],
    [undefined, 0.25],
  ],
  applications: [
    [BUSIEST_APPLICATION, 0.5],
    ['9d41b7e0-25c8-4f63-b1a9-6e0837d2c514', 0.3],
    ['e72f08a6-c31b-4950-8d7e-4fa1936b05c8', 0.2],
  ],
}

export const OUTAGE: Mix = { ...REALISTIC, causes: [['error', 1]] }

export const ONE_NUMBER: Mix = { ...REALISTIC, companyNumbers: [[BUSIEST_NUMBER, 1]] }

export const ONE_TAG: Mix = { ...REALISTIC, tags: [[BUSIEST_TAG, 1]] }
