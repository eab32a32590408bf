import { type Cause, RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import { causeMeaning } from '../../../lambda/report/cause-meanings'

const undocumented = causeMeaning('new-cause')

test.each(RECOGNIZED_CAUSES)('%s has a meaning of its own, and what to do about it', cause => {
  const meaning = causeMeaning(cause)
  for (const name of ['called', 'meaning', 'toDo'] as const)
    expect(meaning[name]).not.toBe(undocumented[name])
})

test.each(['constructor', '__proto__', 'HANGUP'])('a cause named %s is one that is not documented', cause => {
  expect(causeMeaning(cause as Cause)).toBe(undocumented)
})
