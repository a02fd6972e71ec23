import type { BrandState, TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { useEffect, useRef } from 'preact/hooks'
import type uPlot from 'uplot'
import { type Axes, columnsOf, ticksOf } from './chart-data.ts'
import { drawChart } from './chart-draw.ts'
import { ChartTable, chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'

interface Props {
  readonly brand: BrandState
  readonly timeline: readonly TimelineEvent[]
  readonly axes: Axes
  /** Changes when everything must be drawn anew: size of text, theme, fonts. */
  readonly look: string
}

/** Share with its lower bound, the usual range, the limit; volume below; the same two hours for all. */
export const Chart = ({ brand, timeline, axes, look }: Props) => {
  const formats = useFormats()
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(null)
  const events = useRef<readonly TimelineEvent[]>([])
  events.current = ticksOf(timeline, brand.brandId)

  useEffect(() => {
    const element = box.current!
    const made = drawChart(element, { formats, axes, events: () => events.current })
    plot.current = made
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: element.clientHeight }))
    resized.observe(element)
    return () => {
      resized.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [look, axes, formats])

  useEffect(() => {
    plot.current?.setData(columnsOf(brand.trend) as uPlot.AlignedData)
  }, [brand, timeline, look, axes, formats])

  return (
    <figure class="chart" aria-label={chartSummary(brand, formats)}>
      <div class="chart-canvas" ref={box} aria-hidden="true" />
      <ChartTable brand={brand} formats={formats} />
    </figure>
  )
}
