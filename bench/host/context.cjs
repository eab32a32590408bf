'use strict'

/** The part of Lambda's context that Powertools reads. */
exports.context = {
  functionName: 'receive',
  functionVersion: '$LATEST',
  memoryLimitInMB: '512',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:receive',
  awsRequestId: 'b2a9c1f0-0f5e-4c52-9d3a-7c1f5b7a2e10',
  getRemainingTimeInMillis: () => 10_000,
}
