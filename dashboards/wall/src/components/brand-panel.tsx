import type { TimelineEvent } from '@tocsin/shared/live/messages.ts'
import type { Area } from '../layout/grid.ts'
import { type PanelParts, panelParts } from '../layout/panel.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { Chart } from './chart.tsx'
import { useFormats } from './context.ts'
import { Figure } from './figure.tsx'
import { Line } from './line.tsx'
import { Status } from './status.tsx'
import { ageWords, authorWords, languageWords, usualWords, volumeWords, withoutWords } from './words.ts'

interface Props {
  readonly standing: Standing
  readonly cell: Area
  readonly timeline: readonly TimelineEvent[]
  readonly top: number
  readonly look: string
}

/** All a wall says about one brand: how bad, against what, since when, what about, and how sure. */
export const BrandPanel = ({ standing, cell, timeline, top, look }: Props) => {
  const { brand, status, trust, window, signal } = standing
  const grave = status !== 'calm' && window !== undefined
  const about = grave ? window.about : []
  const parts = panelParts(cell, { about: about.length > 0, sentence: signal !== undefined })
  return (
    <article
      class="panel"
      data-brand={brand.brandId}
      data-status={status}
      data-trust={trust}
      data-header={parts.header}
    >
      <Header standing={standing} />
      <Shares standing={standing} parts={parts} />
      {signal && parts.sentenceLines > 0 ? (
        <p class="sentence" style={{ '--lines': parts.sentenceLines }} title={signal.sentence}>
          {signal.sentence}
        </p>
      ) : null}
      {parts.chart ? <Chart brand={brand} timeline={timeline} top={top} look={look} /> : null}
      {parts.facts ? <Facts standing={standing} /> : null}
      {parts.about ? (
        <Line
          kind="about"
          items={about.map(({ term, negative }) => <Term key={term} term={term} count={negative} />)}
        />
      ) : null}
    </article>
  )
}

const Header = ({ standing }: { standing: Standing }) => {
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
        <Line kind="since" items={[t('since', { time: formats.time(brand.phaseSinceMs) }), formats.span(lastingMs)]} />
      ) : null}
    </header>
  )
}

const Shares = ({ standing, parts }: { standing: Standing; parts: PanelParts }) => {
  const formats = useFormats()
  const { window, trust } = standing
  return (
    <div class="shares" data-compare={parts.compare} style={{ '--figure': `${parts.figureRem}rem` }}>
      <Figure share={window?.share} />
      <div class="compare">
        {window ? (
          <>
            <p>{t('negative')}</p>
            <p>{t('atLeast', { share: formats.share(window.shareLow) })}</p>
            <p>{usualWords(window, formats)}</p>
          </>
        ) : (
          <p>{trust === 'nodata' ? t('nodata.text') : t('noMentions', { span: formats.span(5 * 60_000) })}</p>
        )}
      </div>
    </div>
  )
}

const Facts = ({ standing }: { standing: Standing }) => {
  const formats = useFormats()
  const { brand, window, status } = standing
  const there = formats.timeIn(brand.dataAsOfMs, brand.timeZone)
  return (
    <Line
      kind="facts"
      items={[
        ...ageWords(standing, formats),
        withoutWords(standing),
        window ? volumeWords(window, formats) : undefined,
        window && status !== 'calm' ? authorWords(window, formats) : undefined,
        window && status !== 'calm' ? languageWords(window, formats) : undefined,
        window && window.sampledOneIn > 1 ? t('sampled', { n: formats.count(window.sampledOneIn) }) : undefined,
        there === undefined ? undefined : t('zoneTime', { time: there, place: placeOf(brand.timeZone) }),
      ]}
    />
  )
}

const Term = ({ term, count }: { term: string; count: number }) => {
  const formats = useFormats()
  return (
    <>
      {`«${term}» `}
      <b>{formats.count(count)}</b>
    </>
  )
}

/** "Asia/Jakarta" → "Jakarta" */
const placeOf = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ')
