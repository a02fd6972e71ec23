import type { SignalView, TimelineEvent, WindowView } from '@tocsin/shared/live/messages.ts'
import type { Formats } from '../format/formats.ts'
import type { Area } from '../layout/grid.ts'
import { type PanelParts, panelParts } from '../layout/panel.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { textWidthRem } from '../screen/text-width.ts'
import { About } from './about.tsx'
import { type AboutItem, aboutItems, linesOf } from './about-words.ts'
import { Chart } from './chart.tsx'
import type { Axes } from './chart-data.ts'
import { chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'
import { Decision, decisionChildren } from './decision.tsx'
import { breakLine, type DecisionItem, decisionItems } from './decision-words.ts'
import { doubtItems } from './doubt.tsx'
import { Figure } from './figure.tsx'
import { Line } from './line.tsx'
import { Sparkline } from './sparkline.tsx'
import { Status } from './status.tsx'
import {
  authorWords,
  correctedWords,
  knowsUsual,
  languageWords,
  timesUsualWords,
  usualWords,
  volumeWords,
} from './words.ts'

/** Signals whose sentence repeats what the figures of the panel say. */
const TOLD_BY_FIGURES: readonly SignalView['kind'][] = ['share', 'volume']

const WINDOW_MS = 5 * 60_000

interface Props {
  readonly standing: Standing
  readonly cell: Area
  readonly timeline: readonly TimelineEvent[]
  readonly axes: Axes
  readonly look: string
}

/** Size of the name, and what status and time take beside it (panel.css). */
const NAME_EM = 1.35
const HEADER_REST_REM = 13.2
const PADDING_REM = 1.9
/** A count is set in heavier letters than it is measured in. */
const SLACK_REM = 0.8
/** Room that the time left takes beside the names of those it waits for. */
const LEFT_REM = 5.5

/** All a wall says about one brand: how bad, against what, since when, what about, and how sure. */
export const BrandPanel = ({ standing, cell, timeline, axes, look }: Props) => {
  const formats = useFormats()
  const { brand, status, trust, window, signal } = standing
  const grave = status !== 'calm' && window !== undefined
  const lineRem = cell.width - PADDING_REM
  const [decided, more] = breakLine(
    decisionItems(standing, formats, text => textWidthRem(text) + LEFT_REM <= lineRem),
    lineRem,
    textWidthRem,
  )
  const about = grave ? aboutItems(window, formats, text => textWidthRem(text) + SLACK_REM <= lineRem) : []
  const compare = compareLines(standing, formats)
  const parts = panelParts(cell, {
    headerRem: textWidthRem(brand.name) * NAME_EM + HEADER_REST_REM,
    digits: window ? formats.shareValue(window.share).length : 0,
    compareRem: Math.max(...compare.map(textWidthRem)),
    volumeRem: window && knowsUsual(window) ? volumeRem(window, formats) : 0,
    aboutLines: linesOf(about, lineRem, textWidthRem),
    decision: decided.length > 0,
    sentence: signal === undefined ? 'no' : TOLD_BY_FIGURES.includes(signal.kind) ? 'may' : 'must',
  })
  return (
    <article
      class="panel"
      data-brand={brand.brandId}
      data-status={status}
      data-trust={trust}
      data-header={parts.header}
    >
      <Header standing={standing} parts={parts} />
      {decided.length > 0 ? <Decision items={decided} /> : null}
      <Shares standing={standing} parts={parts} compare={compare} axes={axes} />
      {signal ? (
        <p
          class={parts.sentenceLines > 0 ? 'sentence' : 'unseen'}
          style={{ '--lines': parts.sentenceLines }}
          title={signal.sentence}
        >
          {signal.sentence}
        </p>
      ) : null}
      {parts.chart && brand.trend.length > 0 ? (
        <Chart brand={brand} timeline={timeline} axes={axes} look={look} />
      ) : null}
      {parts.lines === 'none' ? null : <Facts standing={standing} parts={parts} about={about} decided={more} />}
      {parts.aboutLines > 0 ? (
        <Line kind="about" lines={parts.aboutLines} items={about.map(one => <About key={one.key} item={one} />)} />
      ) : null}
    </article>
  )
}

const Header = ({ standing, parts }: { standing: Standing; parts: PanelParts }) => {
  const formats = useFormats()
  const { brand, status, lastingMs } = standing
  const abnormal = brand.phase !== 'calm'
  return (
    <header class="panel-header">
      <h2 class="name" title={brand.name}>
        {brand.name}
      </h2>
      <Status status={status} plate={abnormal} />
      {abnormal && lastingMs !== undefined ? (
        <Line
          kind="since"
          items={[
            parts.header === 'line' ? t('since', { time: formats.time(brand.phaseSinceMs) }) : undefined,
            formats.span(lastingMs),
          ]}
        />
      ) : null}
    </header>
  )
}

interface SharesProps {
  readonly standing: Standing
  readonly parts: PanelParts
  readonly compare: readonly string[]
  readonly axes: Axes
}

const Shares = ({ standing, parts, compare, axes }: SharesProps) => {
  const formats = useFormats()
  const { brand, window, trust } = standing
  const [first, ...more] = compare
  return (
    <div class="shares" data-compare={parts.compare} style={{ '--figure': `${parts.figureRem}rem` }}>
      {window || trust !== 'nodata' ? <Figure share={window?.share} /> : null}
      {parts.compare === 'below' ? <p class="negative">{first}</p> : null}
      <div class="compare">
        {parts.compare === 'beside' ? <p class="negative">{first}</p> : null}
        {more.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {window && parts.aside === 'volume' ? (
        <div class="volume">
          <span class="figure">{timesUsualWords(window, formats)}</span>
          <p>{t('usualVolume')}</p>
        </div>
      ) : null}
      {parts.aside === 'spark' ? (
        <Sparkline trend={brand.trend} untilMs={brand.dataAsOfMs} axes={axes} label={chartSummary(brand, formats)} />
      ) : null}
    </div>
  )
}

/** What the figure is, its lower bound, and what is usual; or why there is no figure. */
const compareLines = ({ window, trust }: Standing, formats: Formats): readonly string[] => {
  if (!window) return [trust === 'nodata' ? t('nodata.text') : t('noMentions', { span: formats.span(WINDOW_MS) })]
  return [t('negative'), t('atLeast', { share: formats.share(window.shareLow) }), usualWords(window, formats) ?? '']
}

const VOLUME_EM = 0.46

const volumeRem = (window: WindowView, formats: Formats): number =>
  Math.max(textWidthRem(t('usualVolume')), textWidthRem(timesUsualWords(window, formats)) * VOLUME_EM * 5)

interface FactsProps {
  readonly standing: Standing
  readonly parts: PanelParts
  readonly about: readonly AboutItem[]
  /** What found no room on the line of the decision. */
  readonly decided: readonly DecisionItem[]
}

/** What cannot be trusted first; where there is one line only, the leading term follows the volume. */
const Facts = ({ standing, parts, about, decided }: FactsProps) => {
  const formats = useFormats()
  const { brand, window, status } = standing
  const there = formats.timeIn(brand.dataAsOfMs, brand.timeZone)
  const [lead] = parts.lines === 'mixed' ? about : []
  return (
    <Line
      kind="facts"
      items={[
        ...doubtItems(standing, formats),
        ...decisionChildren(decided),
        window && parts.aside !== 'volume' ? volumeWords(window, formats) : undefined,
        lead ? <About item={lead} /> : undefined,
        window && status !== 'calm' ? correctedWords(window, formats) : undefined,
        window && status !== 'calm' ? authorWords(window, formats) : undefined,
        window && status !== 'calm' ? languageWords(window, formats) : undefined,
        window && window.sampledOneIn > 1 ? t('sampled', { n: formats.count(window.sampledOneIn) }) : undefined,
        there === undefined ? undefined : t('zoneTime', { time: there, place: placeOf(brand.timeZone) }),
      ]}
    />
  )
}

/** "Asia/Jakarta" → "Jakarta" */
const placeOf = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ')
