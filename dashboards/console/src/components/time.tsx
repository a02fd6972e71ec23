import { formats } from '../format/here.ts'
import { serverNowMs } from '../live/store.ts'
import { t } from '../messages/t.ts'

interface Props {
  readonly ms: number
  /** The brand's zone: its time is said too where it differs. */
  readonly zone?: string | undefined
  /** Leaves the name of the viewer's zone out, where it stands beside already. */
  readonly bare?: boolean
}

/** A moment in the viewer's zone, the zone named: "14:05 CET (20:05 in Jakarta)". */
export const Time = ({ ms, zone, bare = false }: Props) => {
  const there = zone === undefined ? undefined : formats.timeIn(ms, zone)
  const text = formats.time(ms, serverNowMs.value)
  return (
    <time dateTime={new Date(ms).toISOString()} title={formats.full(ms)}>
      {bare ? text : t('time.inZone', { time: text, zone: formats.zone(ms) })}
      {there === undefined ? null : (
        <span class="quiet"> {t('time.there', { time: there, place: placeOf(zone!) })}</span>
      )}
    </time>
  )
}

/** "Asia/Jakarta" → "Jakarta" */
export const placeOf = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ')

/** How long ago: "26 min ago". */
export const Ago = ({ ms }: { readonly ms: number }) => (
  <time dateTime={new Date(ms).toISOString()} title={formats.full(ms)}>
    {t('time.ago', { span: formats.span(serverNowMs.value - ms) })}
  </time>
)
