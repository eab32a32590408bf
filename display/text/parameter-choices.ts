import { CauseClass, RECOGNIZED_CAUSES } from '../../lambda/disconnect/cause'
import { END_EVENT_TYPES } from '../../lambda/disconnect/event-type'
import { SOURCES } from '../../lambda/disconnect/source'
import { DIRECTIONS, ORDERS } from '../../lambda/question/codecs'
import type { ParameterName } from '../../lambda/question/parameters'

/** The values to choose from, of parameters that have few. Some accept others, too. */
export const PARAMETER_CHOICES: Readonly<Partial<Record<ParameterName, readonly string[]>>> = {
  answered: ['true', 'false'],
  cause: RECOGNIZED_CAUSES,
  causeClass: Object.keys(CauseClass.keys),
  direction: DIRECTIONS,
  eventType: [...END_EVENT_TYPES, 'any'],
  order: ORDERS,
  source: Object.values(SOURCES),
}
