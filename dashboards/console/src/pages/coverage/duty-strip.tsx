import { peopleText } from '../../components/person.tsx'
import { Time } from '../../components/time.tsx'
import type { Segment, Strip } from '../../core/coverage.ts'
import { personName } from '../../core/names.ts'
import { formats, locale } from '../../format/here.ts'
import { plan, serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import type { Week } from './use-week.ts'

const DAY_NAME = new Intl.DateTimeFormat(locale, { weekday: 'short' })

const wordsOf = ({ personId, unread }: Segment): string =>
  unread ? t('coverage.notRead') : peopleText(personId === '' ? [] : [personId])

/** In the band everybody goes by name, the viewer too: the initials are of names. */
const nameOf = (segment: Segment): string =>
  segment.personId === '' ? wordsOf(segment) : personName(plan.value, segment.personId)

const kindOf = ({ personId, unread }: Segment): 'hole' | 'unread' | 'held' =>
  unread ? 'unread' : personId === '' ? 'hole' : 'held'

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...word][0])
    .join('')

/** Seven days of one role as a band, and the same in words. One person for the whole week needs no band. */
export const DutyStrip = ({
  strip: { segments },
  week: { fromMs, toMs, midnights },
}: {
  readonly strip: Strip
  readonly week: Week
}) => {
  const only = segments.length === 1 ? segments[0] : undefined
  if (only) return <p class="duty-week quiet">{t('coverage.allWeek', { who: wordsOf(only) })}</p>
  const part = (ms: number): string => `${((ms - fromMs) / (toMs - fromMs)) * 100}%`
  const people = [...new Set(segments.map(({ personId }) => personId))]
  return (
    <div class="duty-week">
      <div class="band" aria-hidden="true">
        {segments.map(segment => (
          <div
            key={segment.fromMs}
            class="band-part"
            data-kind={kindOf(segment)}
            data-shade={people.indexOf(segment.personId) % 3}
            style={{ left: part(segment.fromMs), width: part(fromMs + segment.toMs - segment.fromMs) }}
            title={`${nameOf(segment)}, ${formats.time(segment.fromMs, serverNowMs.value)} – ${formats.time(segment.toMs, serverNowMs.value)}`}
          >
            <span class="band-name">{nameOf(segment)}</span>
            <span class="band-first">{nameOf(segment).split(/\s/)[0]}</span>
            <span class="band-initials">{segment.personId === '' ? '' : initialsOf(nameOf(segment))}</span>
          </div>
        ))}
        {midnights.map(ms => (
          <div key={ms} class="band-day" style={{ left: part(ms) }}>
            {DAY_NAME.format(ms)}
          </div>
        ))}
      </div>
      <details>
        <summary>{t('coverage.inWords')}</summary>
        <ul>
          {segments.map(segment => (
            <li key={segment.fromMs}>
              {t('coverage.until')} <Time ms={segment.toMs} bare /> · {wordsOf(segment)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
