/**
 * The most that a Lambda function takes or answers, in bytes of its JSON: from Lambda's own message ("Response payload size exceeded
 * maximum allowed payload size (6291556 bytes)"), and not from the code.
 */
export const INVOCATION_MAX_BYTES = 6_291_556
