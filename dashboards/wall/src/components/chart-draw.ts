import type { TimelineEvent } from '@tocsin/shared/live/messages.ts'
import uPlot from 'uplot'
import type { Formats } from '../format/formats.ts'
import { t } from '../messages/t.ts'
import { type Axes, isDecision, isGrave } from './chart-data.ts'

interface Drawing {
  readonly formats: Formats
  readonly axes: Axes
  readonly events: () => readonly TimelineEvent[]
}

/** The part of the height below the share axis that the bars of volume have. */
const VOLUME_SHARE = 0.24
/** The part of the width that words beside the plot may take. */
const MOST_GUTTER = 0.36
const [LIMIT, USUAL, LOW, SHARE] = [1, 2, 3, 4] as const

/** Leaves the pen as it was: the plot remembers what it set, and would draw its axes with what a hook left behind. */
const apart =
  (draw: (plot: uPlot) => void) =>
  (plot: uPlot): void => {
    plot.ctx.save()
    draw(plot)
    plot.ctx.restore()
  }

/** Makes the plot in `box`. Text and colours come from the style of the page, so that they follow its theme and size. */
export const drawChart = (box: HTMLElement, drawing: Drawing): uPlot => {
  const { top, spanMs } = drawing.axes
  const style = getComputedStyle(box)
  const color = (name: string) => style.getPropertyValue(`--chart-${name}`).trim()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const font = `400 ${rem}px ${style.fontFamily}`
  const stroke = Math.max(1, rem * 0.035)
  const pixels = uPlot.pxRatio

  const label = (plot: uPlot, text: string, share: number, ink: string) => {
    const { ctx, bbox } = plot
    ctx.font = `400 ${rem * pixels}px ${style.fontFamily}`
    ctx.fillStyle = ink
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    const y = plot.valToPos(share, 'y', true)
    if (inside) ctx.fillText(text, bbox.left + rem * 0.1 * pixels, y - rem * 0.6 * pixels)
    else ctx.fillText(text, bbox.left + bbox.width + rem * 0.35 * pixels, y)
  }
  const labels = (plot: uPlot) => {
    const limit = lastOf(plot, LIMIT)
    const usual = lastOf(plot, USUAL)
    const far = (a: number, b: number) => Math.abs(plot.valToPos(a, 'y') - plot.valToPos(b, 'y')) > rem * 1.05
    if (limit !== undefined) label(plot, t('limit', { share: drawing.formats.share(limit) }), limit, color('limit'))
    if (usual !== undefined && !inside && (limit === undefined || far(limit, usual))) {
      label(plot, t('usual', { share: drawing.formats.share(usual) }), usual, color('label'))
    }
  }
  const ticks = (plot: uPlot) => {
    const { ctx, bbox } = plot
    const { min, max } = plot.scales.x!
    for (const event of drawing.events()) {
      const at = event.atMs / 1000
      if (at < min! || at > max!) continue
      const x = plot.valToPos(at, 'x', true)
      const size = rem * 0.24 * pixels
      const ink = color(isGrave(event) ? 'tick' : 'label')
      ctx.strokeStyle = ink
      ctx.fillStyle = ink
      ctx.lineWidth = stroke * pixels
      ctx.beginPath()
      ctx.moveTo(x, bbox.top)
      ctx.lineTo(x, plot.valToPos(0, 'y', true))
      ctx.stroke()
      ctx.beginPath()
      if (event.kind === 'signal-closed') ctx.arc(x, bbox.top + size, size * 0.8, 0, Math.PI * 2)
      else if (isDecision(event)) ctx.rect(x - size * 0.8, bbox.top, size * 1.6, size * 1.6)
      else {
        ctx.moveTo(x - size, bbox.top)
        ctx.lineTo(x + size, bbox.top)
        ctx.lineTo(x, bbox.top + size * 1.7)
      }
      ctx.fill()
    }
  }

  const pen = document.createElement('canvas').getContext('2d')!
  pen.font = font
  const labelWidth = (key: 'limit' | 'usual') => pen.measureText(t(key, { share: drawing.formats.share(0.88) })).width
  const widest = Math.max(labelWidth('limit'), labelWidth('usual')) + rem * 0.5
  /** In a narrow box the words stand inside, on the line they name; beside the lines they would take half of it. */
  const inside = widest > box.clientWidth * MOST_GUTTER
  const gutter = inside ? 0 : widest
  const hasRoom = (x: number): boolean => x >= rem * 1.25 && x <= box.clientWidth - rem * 1.25

  return new uPlot(
    {
      width: Math.max(1, box.clientWidth),
      height: Math.max(1, box.clientHeight),
      padding: [rem * (inside ? 1.1 : 0.2), gutter, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: { time: true, range: (_, __, max) => [max - spanMs / 1000, max] },
        y: { range: () => [-top * (VOLUME_SHARE / (1 - VOLUME_SHARE)), top] },
        volume: { range: (_, __, max) => [0, Math.max(1, max) / (VOLUME_SHARE * 0.85)] },
      },
      axes: [
        {
          scale: 'x',
          font,
          stroke: color('label'),
          size: rem * 1.35,
          gap: rem * 0.2,
          space: rem * 4,
          incrs: [60, 300, 600, 900, 1800, 3600],
          grid: { show: false },
          ticks: { show: true, stroke: color('axis'), width: stroke, size: rem * 0.2 },
          border: { show: true, stroke: color('axis'), width: stroke },
          values: (plot, splits) =>
            splits.map(at => (hasRoom(plot.valToPos(at, 'x')) ? drawing.formats.time(at * 1000) : '')),
        },
        { scale: 'y', show: false },
      ],
      bands: [{ series: [SHARE, LOW], fill: color('doubt') }],
      series: [
        {},
        {
          scale: 'y',
          stroke: color('limit'),
          width: stroke * 1.4,
          fill: color('usual'),
          fillTo: 0,
          points: { show: false },
        },
        {
          scale: 'y',
          stroke: color('usual-line'),
          width: stroke,
          dash: [rem * 0.2, rem * 0.2],
          points: { show: false },
        },
        { scale: 'y', stroke: 'transparent', width: 0, points: { show: false } },
        { scale: 'y', stroke: color('share'), width: stroke * 2.2, points: { show: false } },
        {
          scale: 'volume',
          stroke: 'transparent',
          fill: color('volume'),
          width: 0,
          paths: uPlot.paths.bars!({ size: [0.7], align: -1 }),
          points: { show: false },
        },
      ],
      hooks: { draw: [apart(labels), apart(ticks)] },
    },
    [[], [], [], [], [], []],
    box,
  )

  function lastOf(plot: uPlot, series: number): number | undefined {
    const values = plot.data[series] as (number | null)[] | undefined
    return values?.findLast(value => value !== null) ?? undefined
  }
}
