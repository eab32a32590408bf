import { choiceOf, deploymentChoiceOf, stackChoiceIn } from '../../../cli/flags/place-choice'

const url = (choice: object): string | undefined => ('url' in choice ? String(choice.url) : undefined)

const STACK = { DISCONNECTS_STACK: 'Prod' }
const LOCAL = { DISCONNECTS_LOCAL: 'http://127.0.0.1:8802' }
const REGION = { DISCONNECTS_REGION: 'eu-west-1' }

test('the variables choose the place as the flags do', () => {
  expect(choiceOf({}, { ...STACK, ...REGION })).toStrictEqual({
    _tag: 'stack',
    name: 'Prod',
    aws: { region: 'eu-west-1' },
  })
  expect(choiceOf({ profile: 'p' }, STACK)).toMatchObject({ name: 'Prod', aws: { profile: 'p' } })
  expect(choiceOf({}, LOCAL)).toMatchObject({ _tag: 'twin', url: new URL('http://127.0.0.1:8802') })
  for (const on of ['1', 'true'])
    expect(url(choiceOf({}, { DISCONNECTS_LOCAL: on }))).toBe('http://127.0.0.1:8787/')
  expect(deploymentChoiceOf({}, { ...STACK, ...REGION })).toMatchObject({ aws: { region: 'eu-west-1' } })
  expect(stackChoiceIn({}, STACK)).toMatchObject({ name: 'Prod' })
  expect(stackChoiceIn({}, LOCAL)).toBeUndefined()
})

test('a flag of the place wins over all variables', () => {
  const all = { ...STACK, ...LOCAL, ...REGION }
  expect(choiceOf({ table: 'T' }, all)).toMatchObject({ _tag: 'table', aws: { region: 'eu-west-1' } })
  expect(choiceOf({ stack: 'Test', region: 'us-east-1' }, all)).toMatchObject({
    name: 'Test',
    aws: { region: 'us-east-1' },
  })
  expect(url(choiceOf({ local: 'http://127.0.0.1:1' }, all))).toBe('http://127.0.0.1:1/')
  expect(choiceOf({ local: true }, STACK)).toMatchObject({ _tag: 'twin' })
})

test('--local without a URL means the twin of the variable', () => {
  expect(url(choiceOf({ local: true }, { ...STACK, ...LOCAL }))).toBe('http://127.0.0.1:8802/')
})

test('a variable that is empty is not set, and a region alone chooses nothing', () => {
  const choice = choiceOf({}, { DISCONNECTS_STACK: '', DISCONNECTS_LOCAL: ' ', ...REGION })
  expect(choice).toMatchObject({ _tag: 'twin if it runs' })
})

test('a database outside AWS does not get the region of the variable', () => {
  const choice = choiceOf({ table: 'T', endpoint: 'http://127.0.0.1:8000' }, REGION)
  expect(choice).toMatchObject({ _tag: 'table', aws: {} })
})

test('the number of shards that questions read is given with a table', () => {
  expect(choiceOf({ table: 'T', readIndexShards: '64' }, {})).toMatchObject({
    given: { readIndexShards: 64 },
  })
  expect(choiceOf({ table: 'T' }, {})).not.toHaveProperty('given')
  const [alone, below] = [{ readIndexShards: '64' }, { table: 'T', readIndexShards: '7' }]
  expect(() => choiceOf(alone, {})).toThrow('--read-index-shards requires --table')
  expect(() => choiceOf(below, {})).toThrow('--read-index-shards: expected a whole number from 8 to 128')
})

test('what does not go together is refused, and the message names the variable', () => {
  const both = { ...STACK, ...LOCAL }
  expect(() => choiceOf({}, both)).toThrow(
    'DISCONNECTS_STACK and DISCONNECTS_LOCAL cannot be combined: unset one of them, or give --stack, --table or --local',
  )
  expect(() => deploymentChoiceOf({}, both)).toThrow('or give --stack or --local')
  expect(() => stackChoiceIn({}, both)).toThrow('or give --stack')
  for (const bad of ['0', 'yes', 'ftp://x', '127.0.0.1:8787'])
    expect(() => choiceOf({}, { DISCONNECTS_LOCAL: bad })).toThrow(
      'DISCONNECTS_LOCAL: expected 1, or a URL such as http://127.0.0.1:8787',
    )
  expect(() => choiceOf({}, { DISCONNECTS_LOCAL: 'http://a:b@x' })).toThrow(
    /^DISCONNECTS_LOCAL: expected a URL/,
  )
  expect(() => choiceOf({ region: 'r' }, LOCAL)).toThrow('--region and --profile require --stack or --table')
})
