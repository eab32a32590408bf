/** Answers, and does nothing else: what Node and the handler's call cost by themselves. */
export const handler = () => Promise.resolve({ statusCode: 204 })
