import { CONSOLE_PATHS } from '../../console/answers/paths'
import { counted } from '../../display/text/numbers'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { getBlob, type Parameters } from '../api/client'
import { commandText, linkText } from '../copy'
import { useKeys } from '../keys'
import { goTo, type Place, withParameters } from '../location'
import { Button, useCopy } from '../parts/button'
import { ViewHead } from '../parts/card'
import { Progress } from '../parts/progress'
import { Failing, Message } from '../parts/states'
import { isRange, type Range } from '../range'
import { useReader, zoneText } from '../reader'
import { AtOnceCard } from './at-once-card'
import { CausesCard } from './causes-card'
import { Controls } from './controls'
import { FailingCard } from './failing-card'
import { GroupsCard } from './groups-card'
import { HeatCard } from './heat-card'
import { neighbour } from './period'
import { ReportTiles } from './report-tiles'
import { useSave } from './use-save'
import { type ReportModel, useReport } from './use-report'

const Cards = ({ model, csvCommand }: { readonly model: ReportModel; readonly csvCommand: () => string }) => (
  <>
    <ReportTiles model={model} />
    <div class="report-upper">
      <HeatCard model={model} />
      <CausesCard model={model} />
    </div>
    <div class="report-lower">
      <GroupsCard model={model} csvCommand={csvCommand} />
      <AtOnceCard model={model} />
    </div>
    <div class="report-failing">
      <FailingCard model={model} name="number" />
      <FailingCard model={model} name="tag" />
    </div>
  </>
)

const About = ({ range, model }: { readonly range: Range; readonly model: ReportModel | undefined }) => {
  const { dates, zone } = useReader()
  const [sinceMs, untilMs] = [epochMs(range.since), epochMs(range.until)]
  return (
    <p class="about report-about">
      {dates.moment(sinceMs)} – {dates.moment(untilMs)}, {zoneText(zone, untilMs)}
      {model === undefined ? null : (
        <>
          {' · '}
          {counted(model.overview.report.records, 'call')} read{model.isPartial ? ' so far' : ''}
          {model.before === undefined ? null : ' · changes in bold are larger than their margin'}
        </>
      )}
    </p>
  )
}

const shareRead = ({ range: { sinceMs, untilMs }, overview }: ReportModel): number =>
  (untilMs - overview.reachedMs) / (untilMs - sinceMs)

/** The figures of a period, by choosing instead of typing. */
export const ReportView = ({ place }: { readonly place: Place }) => {
  const { place: about } = useReader()
  const { answer, range, parameters, model } = useReport(place)
  const known = isRange(range) ? range : undefined
  const command = (more: readonly string[] = []): string =>
    commandText(
      { command: about?.command ?? 'disconnects', flags: about?.flags ?? [] },
      ['report'],
      parameters.filter((parameter): parameter is Parameters[number] => parameter[0] !== 'tz'),
      more,
    )
  const [isCommandCopied, copyCommand] = useCopy(command)
  const [isLinkCopied, copyLink] = useCopy(() =>
    known === undefined ? location.href : linkText(location.origin, place.path, place.query, known),
  )
  const save = useSave(() => getBlob(CONSOLE_PATHS.html, parameters), 'report.html')
  const move = (direction: -1 | 1): void => {
    const next = known && neighbour(known, direction, Date.now())
    if (next !== undefined) goTo(withParameters(place, next))
  }
  useKeys({
    C: copyCommand,
    L: copyLink,
    '[': () => {
      move(-1)
    },
    ']': () => {
      move(1)
    },
  })
  return (
    <>
      <ViewHead
        title="Report"
        controls={<Controls place={place} violations={answer.failure?.violations ?? []} />}
      >
        <Button onClick={copyCommand}>
          <span aria-live="polite">{isCommandCopied ? 'Copied' : 'Copy command'}</span>
        </Button>
        <Button onClick={copyLink}>
          <span aria-live="polite">{isLinkCopied ? 'Copied' : 'Copy link'}</span>
        </Button>
        <Button onClick={save.save} kind="first" disabled={save.isSaving || model?.isPartial !== false}>
          {save.isSaving ? 'Saving' : 'Save as HTML'}
        </Button>
      </ViewHead>
      {isRange(range) ? (
        <About range={range} model={model} />
      ) : (
        <Message title="This is no period" isBad>
          <p>
            <b>{range.name}</b>: expected {range.expected}
          </p>
        </Message>
      )}
      {save.failure === undefined ? null : (
        <Message title="The report was not saved" isBad>
          <p>{save.failure}</p>
        </Message>
      )}
      <Failing answer={answer} />
      {model === undefined ? null : (
        <div class={answer.failure === undefined ? undefined : 'stale'}>
          {model.isPartial ? <Progress share={shareRead(model)} /> : null}
          <Cards model={model} csvCommand={() => command(['--format', 'csv'])} />
        </div>
      )}
    </>
  )
}
