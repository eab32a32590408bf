import type { DimensionName } from '../../lambda/report/dimensions'

/** The period of the report, in milliseconds since 1970. */
export type SqlPeriod = { readonly sinceMs: number; readonly untilMs: number; readonly shortMs: number }

/** The columns of the file of calls: what a record has, as text and in milliseconds. */
export const COLUMNS = {
  ended: 'BIGINT',
  start: 'BIGINT',
  answer: 'BIGINT',
  end: 'BIGINT',
  enqueued: 'BIGINT',
  cause: 'VARCHAR',
  applicationId: 'VARCHAR',
  accountId: 'VARCHAR',
  tag: 'VARCHAR',
  from: 'VARCHAR',
  to: 'VARCHAR',
  direction: 'VARCHAR',
} as const

const CLASSES = `case when cause is null then null
  when cause = 'hangup' then 'normal'
  when cause in ('busy', 'rejected', 'timeout') then 'callee'
  when cause = 'cancel' then 'caller'
  when cause in ('callback-error', 'invalid-bxml', 'application-error') then 'application'
  when cause in ('account-limit', 'node-capacity-exceeded') then 'limit'
  when cause in ('error', 'unknown') then 'platform'
  else 'unrecognized' end`

/** The values of the dimensions, by DuckDB's own calendar. */
const valuesIn = (zone: string): Readonly<Record<DimensionName, string>> => {
  const utc = 'make_timestamp(ended * 1000)'
  const wall = `timezone('${zone}', timezone('UTC', ${utc}))`
  const offset = `(epoch(${wall}) - epoch(${utc}))::BIGINT`
  return {
    hour: `strftime(date_trunc('hour', ${wall}), '%Y-%m-%dT%H') || ' ' || ${offset}`,
    day: `strftime(${wall}, '%Y-%m-%d')`,
    week: `strftime(date_trunc('week', ${wall}), '%Y-%m-%d')`,
    hourOfDay: `hour(${wall})::VARCHAR`,
    weekday: `isodow(${wall})::VARCHAR`,
    cause: 'cause',
    causeClass: CLASSES,
    applicationId: '"applicationId"',
    accountId: '"accountId"',
    tag: 'tag',
    number: `case direction when 'outbound' then "from" when 'inbound' then "to" end`,
    from: '"from"',
    to: '"to"',
    direction: 'direction',
  }
}

const Z = '1.959963984540054'

const percentile = (name: string, column: string, share: number): string => `
  ${name} as (
    select k, any_value(value) as v from (
      select k, ${column} as value, row_number() over (partition by k order by ${column}) as rank,
        count(*) over (partition by k) as n
      from measured where ${column} is not null)
    where rank = ceil(${share} * n)::BIGINT group by k)`

/** The figures of docs/figures.md in SQL, a row for each group. */
export const figuresSql = (
  by: readonly DimensionName[],
  zone: string,
  { sinceMs, untilMs, shortMs }: SqlPeriod,
): string => {
  const values = valuesIn(zone)
  const key =
    by.length === 0
      ? `'[]'`
      : `to_json([${by.map(name => `(${values[name]})::VARCHAR`).join(', ')}])::VARCHAR`
  return `
with keyed as (select *, ${key} as k, ${CLASSES} as class from calls),
  known as (select *, answer is not null as answered,
      case when "end" < start then answer when answer < start then start when answer > "end" then "end" else answer end as picked_up
    from keyed),
  inside as (select * from known where ended >= ${sinceMs} and ended < ${untilMs}),
  after as (select * from known where ended >= ${untilMs} and ended < ${untilMs} + 86400000 and start < ${untilMs}
    and k in (select k from inside)),
  measured as (select *,
      case when answered and "end" >= picked_up then "end" - picked_up end as talk,
      case when answered and picked_up >= start then picked_up - start end as ring,
      case when start >= enqueued then start - enqueued end as queue
    from inside),
  counts as (select k, count(*) as calls, count(*) filter (answered) as answered,
      count(*) filter (not answered and cause in ('busy', 'rejected')) as effective,
      count(*) filter (not answered and cause in ('timeout', 'cancel')) as perhaps,
      coalesce(sum(talk), 0)::DOUBLE as total, avg(talk) as acd,
      count(*) filter (talk < ${shortMs}) as short,
      count(*) filter (class in ('application', 'limit', 'platform')) as failed
    from measured group by k),
  causes as (select k, map_from_entries(list((cause, n))) as causes
    from (select k, cause, count(*) as n from measured where cause is not null group by k, cause) group by k),
  classes as (select k, map_from_entries(list((class, n))) as classes
    from (select k, class, count(*) as n from measured where class is not null group by k, class) group by k),
  ${['talk', 'ring', 'queue'].flatMap(name => [percentile(`${name}50`, name, 0.5), percentile(`${name}95`, name, 0.95)]).join(',')},
  up as (select k, greatest(start, ${sinceMs}) as s, "end" as e from inside where start is not null union all
    select k, greatest(start, ${sinceMs}) as s, "end" as e from after where start is not null),
  steps as (select k, s as t, 1 as step from up where s < e and s < ${untilMs}
    union all select k, e as t, -1 as step from up where s < e and s < ${untilMs}),
  levels as (select k, t, step, sum(step) over (partition by k order by t, step rows unbounded preceding) as level from steps),
  most as (select k, max(level) as peak from levels where step = 1 group by k),
  peaks as (select k, peak, min(t) as peak_at from levels join most using (k) where step = 1 and level = peak group by k, peak),
  rates as (select k, start, count(*) over (partition by k order by start range between current row and 999 following) as n
    from inside where start is not null),
  highest as (select k, max(n) as starts from rates group by k),
  starts as (select k, starts, min(start) as starts_at from rates join highest using (k) where n = starts group by k, starts)
select k, calls, answered,
  answered / calls as asr,
  case when answered = 0 then 0 else (answered / calls + ${Z} * ${Z} / calls / 2 - ${Z} * sqrt(answered / calls * (1 - answered / calls) / calls + ${Z} * ${Z} / calls / calls / 4)) / (1 + ${Z} * ${Z} / calls) end as asr_low,
  case when answered = calls then 1 else (answered / calls + ${Z} * ${Z} / calls / 2 + ${Z} * sqrt(answered / calls * (1 - answered / calls) / calls + ${Z} * ${Z} / calls / calls / 4)) / (1 + ${Z} * ${Z} / calls) end as asr_high,
  (answered + effective) / calls as ner_low, (answered + effective + perhaps) / calls as ner_high,
  acd, total, talk50.v as talk50, talk95.v as talk95, ring50.v as ring50, ring95.v as ring95, queue50.v as queue50, queue95.v as queue95,
  short, causes::JSON as causes, classes::JSON as classes, failed, peak, peak_at, starts, starts_at
from counts left join causes using (k) left join classes using (k)
  left join talk50 using (k) left join talk95 using (k) left join ring50 using (k) left join ring95 using (k)
  left join queue50 using (k) left join queue95 using (k) left join peaks using (k) left join starts using (k)`
}
