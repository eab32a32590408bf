import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { defined } from '../../../lambda/codec/defined'
import { judgeUnreadable } from '../aws/aws-answer'
import type { Check, StackContext } from '../context'
import { judgeAddresses, judgeAlarms, topicsOf } from '../judge/alarms'
import { judgeDraining, judgePublishing } from '../judge/mappings'
import { judgeStack, judgeVersions } from '../judge/stack'
import { judgeConcurrency, judgeThrottle } from '../judge/limits'
import { version } from '#package.json'

export const stack: Check<StackContext> = {
  name: 'stack',
  run: context => Promise.resolve(judgeStack(context.stack, context.url.host, Date.now())),
}

export const versions: Check<StackContext> = {
  name: 'versions',
  run: async ({ aws, stack: { outputs } }) =>
    judgeVersions({
      program: version,
      ...defined({ stack: outputs.Version }),
      runtime: await aws.runtime(),
    }),
}

export const draining: Check<StackContext> = {
  name: 'draining',
  run: async ({ aws }) => pipe(await aws.draining(), E.match(judgeUnreadable, judgeDraining)),
}

/** Only of a stack that publishes ended calls. */
export const publishing: Check<StackContext> = {
  name: 'publishing',
  run: async ({ aws, stack: { outputs } }) => {
    const [mapping, bus] = await Promise.all([aws.publishing(), aws.eventBus(outputs.EventBusName ?? '')])
    if (E.isLeft(bus)) return judgeUnreadable(bus.left)
    return pipe(
      mapping,
      E.match(judgeUnreadable, one => judgePublishing(one, bus.right)),
    )
  },
}

export const alarms: Check<StackContext> = {
  name: 'alarms',
  run: async ({ aws }) => pipe(await aws.alarms(), E.match(judgeUnreadable, judgeAlarms)),
}

export const alarmAddress: Check<StackContext> = {
  name: 'alarm address',
  run: async ({ aws }) => {
    const all = await aws.alarms()
    if (E.isLeft(all)) return judgeUnreadable(all.left)
    const subscriptions = await aws.subscriptions(topicsOf(all.right.alarms))
    return pipe(
      subscriptions,
      E.match(judgeUnreadable, each => judgeAddresses(all.right.alarms, each)),
    )
  },
}

export const concurrency: Check<StackContext> = {
  name: 'concurrency',
  run: async ({ aws }) => {
    const [limits, traffic] = await Promise.all([aws.concurrency(), aws.traffic()])
    return pipe(
      limits,
      E.match(judgeUnreadable, each => judgeConcurrency(each, traffic)),
    )
  },
}

export const throttle: Check<StackContext> = {
  name: 'throttle',
  run: async ({ aws }) => {
    const [limits, traffic] = await Promise.all([aws.throttle(), aws.traffic()])
    return pipe(
      limits,
      E.match(judgeUnreadable, each => judgeThrottle(each, traffic)),
    )
  },
}
