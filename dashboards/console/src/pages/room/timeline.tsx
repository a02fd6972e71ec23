import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/field.tsx'
import { Glyph, type GlyphName } from '../../components/glyph.tsx'
import { peopleText } from '../../components/person.tsx'
import { Problem } from '../../components/problem.tsx'
import { outcomeOf } from '../../core/deliveries.ts'
import {
  filterTimeline,
  kindsIn,
  type TimelineOrder,
  type TimelineRow,
  type TimelineSource,
  timelineRows,
} from '../../core/room-timeline.ts'
import { formats, locale } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { Chips } from './chips.tsx'
import { kindText } from './kinds.ts'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

const SOURCES: readonly (TimelineSource | 'all')[] = ['all', 'people', 'machine', 'holds', 'notifications']
const ORDERS: readonly TimelineOrder[] = ['newest', 'oldest']
const PAGE = 60

const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })

/** Everything that happened, with the exact time in the viewer's zone; what happens from now on joins it. */
export const TimelineSection = () => {
  const { timeline, timelineProblem, notifications, plan, seenSeq } = useRoom()
  const [source, setSource] = useState<TimelineSource | 'all'>('all')
  const [kind, setKind] = useState('')
  const [order, setOrder] = useState<TimelineOrder>('newest')
  const [shown, setShown] = useState(PAGE)
  const people = useMemo(() => new Set(plan.people.map(({ personId }) => personId)), [plan])
  const rows = useMemo(() => timelineRows(timeline, notifications, people), [timeline, notifications, people])
  const chosen = filterTimeline(rows, { source, kind, order })
  const count = (value: TimelineSource | 'all'): number =>
    value === 'all' ? rows.length : rows.filter(({ sources }) => sources.includes(value)).length
  const first = rows[0]
  return (
    <RoomSection id="timeline" title={t('room.timeline')} summary={t('room.timeline.count', { count: rows.length })}>
      <Problem problem={timelineProblem} />
      <div class="timeline-filter">
        <Chips
          label={t('room.timeline.filter')}
          chosen={source}
          onChoose={setSource}
          options={SOURCES.map(value => ({ value, text: t(`room.timeline.source.${value}`), count: count(value) }))}
        />
        <Chips
          label={t('room.timeline.order')}
          chosen={order}
          onChoose={setOrder}
          options={ORDERS.map(value => ({ value, text: t(`room.timeline.order.${value}`) }))}
        />
        <Choice
          label={t('room.timeline.kind')}
          value={kind}
          onChange={setKind}
          placeholder={t('room.timeline.anyKind')}
          options={kindsIn(rows).map(one => ({
            value: one.kind,
            text: t('room.timeline.kindCount', { kind: kindText(one.kind), count: one.count }),
          }))}
        />
      </div>
      {first ? <p class="quiet">{t('room.timeline.zone', { zone: formats.zone(first.atMs) })}</p> : null}
      {chosen.length === 0 ? (
        <p class="quiet room-nothing">{t(rows.length === 0 ? 'room.timeline.none' : 'room.timeline.noMatch')}</p>
      ) : null}
      <ol class="timeline">
        {chosen.slice(0, shown).map((row, at) => (
          <Row key={row.id} row={row} day={dayOf(row, chosen[at - 1])} fresh={row.seq > seenSeq} />
        ))}
      </ol>
      {chosen.length > shown ? (
        <div class="buttons">
          <Button onClick={() => setShown(shown + PAGE)}>
            {t('room.timeline.more', { count: Math.min(PAGE, chosen.length - shown) })}
          </Button>
          <Button kind="quiet" onClick={() => setShown(chosen.length)}>
            {t('room.timeline.all', { count: chosen.length })}
          </Button>
        </div>
      ) : null}
    </RoomSection>
  )
}

const dayOf = (row: TimelineRow, before: TimelineRow | undefined): string => {
  const day = dayFormat.format(row.atMs)
  return before !== undefined && dayFormat.format(before.atMs) === day ? '' : day
}

interface RowProps {
  readonly row: TimelineRow
  /** Said above the row when another day begins with it. */
  readonly day: string
  readonly fresh: boolean
}

const GLYPHS: Readonly<Record<TimelineSource, GlyphName>> = {
  people: 'live',
  machine: 'open',
  holds: 'held',
  notifications: 'inbox',
}

const Row = ({ row, day, fresh }: RowProps) => {
  const source = row.sources.at(-1) ?? 'machine'
  return (
    <li class="happened" data-source={source} data-fresh={fresh ? '' : undefined}>
      {day === '' ? null : <p class="happened-day">{day}</p>}
      <time dateTime={new Date(row.atMs).toISOString()} title={formats.full(row.atMs)}>
        {formats.clock(row.atMs)}
      </time>
      <Glyph name={GLYPHS[source]} />
      <div>
        <p>
          <span class="unseen">{t(`room.timeline.source.${source}`)}: </span>
          {textOf(row)}
          {fresh ? <span class="tag"> {t('room.timeline.fresh')}</span> : null}
        </p>
        <p class="quiet happened-kind">{kindText(row.kind)}</p>
      </div>
    </li>
  )
}

const textOf = ({ happened }: TimelineRow): string => {
  if (happened.type === 'crisis') return happened.text
  const { notification, event } = happened
  const text = t('room.timeline.delivery', {
    what: notification.requested?.subject ?? event.idempotencyKey,
    person: peopleText([event.personId]),
    contact: event.contactId,
    outcome: t(`room.delivery.${outcomeOf(event)}`),
  })
  return event.reason === '' ? text : t('room.timeline.deliveryReason', { text, reason: event.reason })
}
