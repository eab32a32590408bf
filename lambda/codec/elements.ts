import { eachToken } from './tokens'

/** The elements of a valid JSON array, each as compact JSON text: no digit lost. Not recursive. */
export const elements = (json: string): readonly string[] => {
  const parts: string[] = []
  let value: string[] = []
  const finish = () => {
    if (value.length > 0) parts.push(value.join(''))
    value = []
  }
  eachToken(json, (token, depth) => {
    if (depth === 0) return
    if (depth === 1 && token === ',') finish()
    else value.push(token)
  })
  finish()
  return parts
}
