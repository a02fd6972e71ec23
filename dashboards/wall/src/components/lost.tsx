import type { Picture } from '../live/picture.ts'
import { t } from '../messages/t.ts'
import { useFormats } from './context.ts'
import { Glyph } from './glyph.tsx'

/** Takes the place of the trust strip: with no link there is one thing to know. The frame around the screen goes with it. */
export const Lost = ({ lost, lines }: { lost: NonNullable<Picture['lost']>; lines: number }) => {
  const formats = useFormats()
  const span = formats.span(lost.forMs)
  const { sinceMs } = lost
  return (
    <footer class="strip lost" style={{ '--lines': lines }}>
      <span class="item" role="alert">
        <Glyph status="down" />
        <span>{sinceMs === undefined ? t('lost.never') : t('lost.since', { time: formats.clock(sinceMs) })}</span>
      </span>
      <span class="item quiet">{sinceMs === undefined ? t('lost.trying', { span }) : t('lost.detail', { span })}</span>
    </footer>
  )
}
