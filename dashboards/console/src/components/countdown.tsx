import { formats } from '../format/here.ts'
import { serverNowMs } from '../live/store.ts'
import { t } from '../messages/t.ts'
import { Glyph } from './glyph.tsx'

interface Props {
  /** The moment it runs down to, by the server's clock. */
  readonly untilMs: number
}

/** From here on less is left than a person needs to read and decide. */
const SOON_MS = 5 * 60_000
const HOUR_MS = 3_600_000

/** "3:42 left", "in 2 h 5 min", "12 min late". It is no live region: that would speak every second. */
export const Countdown = ({ untilMs }: Props) => {
  const left = untilMs - serverNowMs.value
  const urgency = left < 0 ? 'late' : left < SOON_MS ? 'soon' : 'ample'
  return (
    <time
      class="countdown"
      data-urgency={urgency}
      dateTime={new Date(untilMs).toISOString()}
      title={formats.full(untilMs)}
    >
      {left < 0 ? (
        <>
          <Glyph name="late" />
          {t('time.late', { span: formats.span(-left) })}
        </>
      ) : left > HOUR_MS ? (
        t('time.in', { span: formats.span(left) })
      ) : (
        t('time.left', { span: formats.countdown(left) })
      )}
    </time>
  )
}
