import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { FocusBoard, GridBoard } from './components/boards.tsx'
import { shareTop, trendSpan } from './components/chart-data.ts'
import { FormatsContext } from './components/context.ts'
import { Empty } from './components/empty.tsx'
import { Lost } from './components/lost.tsx'
import { Strip } from './components/strip.tsx'
import { noticesOf, sourceWords, summaryWords } from './components/strip-words.ts'
import { verdictItems } from './components/words.ts'
import type { Formats } from './format/formats.ts'
import { planFor } from './layout/plan.ts'
import { boardArea, mostStripLines, PADDING } from './layout/screen.ts'
import { stripPlan } from './layout/strip.ts'
import { isCalm, type Picture } from './live/picture.ts'
import { isBlind } from './live/source-health.ts'
import { t } from './messages/t.ts'
import type { Options } from './options.ts'
import { isNight } from './screen/night.ts'
import type { ScreenSize } from './screen/screen.ts'
import { textWidthRem } from './screen/text-width.ts'

interface Props {
  readonly picture: ReadonlySignal<Picture>
  readonly size: ReadonlySignal<ScreenSize>
  /** Counts the turns of rotation since the last escalation. */
  readonly turn: ReadonlySignal<number>
  readonly sound: ReadonlySignal<'off' | 'on' | 'blocked'>
  /** Changes with the theme and when fonts have come. */
  readonly look: ReadonlySignal<string>
  readonly options: Options
  readonly formats: Formats
}

export const App = ({ picture: picture$, size: size$, turn, sound, look: look$, options, formats }: Props) => {
  const picture = picture$.value
  const size = size$.value
  const { live, standings, lost, nowMs } = picture
  const screen = { width: size.widthPx / size.remPx, height: size.heightPx / size.remPx }
  const rotating = options.rotateS !== undefined && isCalm(picture)
  const noticesFor = (pages: number) =>
    noticesOf(
      live,
      { pages, page: turn.value, sound: sound.value, problems: options.problems, readableM: size.readableM },
      formats,
    )

  const verdict = verdictItems(standings)
    .map(({ text }) => text)
    .join(' · ')
  const strip = stripPlan(
    {
      sources: live.sources,
      unwell: isBlind,
      text: source => sourceWords(source, nowMs, formats),
      before: verdictItems(standings).map(({ text }) => ({ text, glyph: true })),
      after: [
        ...noticesFor(rotating ? 2 : 1).map(text => ({ text, glyph: false })),
        { text: `${formats.clock(nowMs)} ${formats.zone(nowMs)}`, glyph: true },
      ],
      summaries: summaryWords(live.sources),
      moreText: count => t('sources.more', { count }),
      widthOf: textWidthRem,
    },
    screen.width - 2 * PADDING,
    mostStripLines(screen),
  )
  const area = boardArea(screen, strip.lines)
  const plan = planFor(standings, area, rotating ? turn.value : undefined)
  const top = useMemo(() => shareTop(live.brands), [live.brands])
  const spanMs = useMemo(() => trendSpan(live.brands), [live.brands])
  const axes = useMemo(() => ({ top, spanMs }), [top, spanMs])
  const drawn = { timeline: live.timeline, axes, look: `${look$.value} ${size.remPx}` }

  useEffect(() => {
    document.title = t('verdict.title', { verdict })
  }, [verdict])

  const dimmed = live.ready && isCalm(picture) && isNight(formats.hour(nowMs), options.dim)
  return (
    <FormatsContext.Provider value={formats}>
      <div class="wall" data-lost={lost ? '' : undefined} data-dimmed={dimmed ? '' : undefined}>
        <main data-focus={plan.focus?.shape} data-portrait={screen.width < screen.height ? '' : undefined}>
          <h1 class="unseen">{verdict}</h1>
          {standings.length === 0 ? <Empty ready={live.ready} area={area} /> : null}
          {plan.focus ? <FocusBoard focus={plan.focus} {...drawn} /> : null}
          {plan.grid && standings.length > 0 ? <GridBoard grid={plan.grid} {...drawn} /> : null}
        </main>
        {lost ? (
          <Lost lost={lost} lines={strip.lines} />
        ) : (
          <Strip picture={picture} plan={strip} notices={noticesFor(plan.pages)} />
        )}
      </div>
    </FormatsContext.Provider>
  )
}
