/** Only answers. It shows the cost of Node and of calling a handler. */
export const handler = () => Promise.resolve({ statusCode: 204 })
