import { AboutLine } from '../../components/about-line.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { aboutSignal } from '../../core/about.ts'
import type { WatchSignal } from '../../core/brand-list.ts'
import { t } from '../../messages/t.ts'
import { Phrase } from '../decide/phrase.tsx'

const PHRASES = 3

/** What stays below the crisis line: the sentence, and the posts that somebody can answer. */
export const CareList = ({ watched }: { readonly watched: readonly WatchSignal[] }) => (
  <ul class="care">
    {watched.map(({ brand, signal }) => (
      <li key={signal.signalId}>
        <p class="care-head">
          <strong>{brand.name}</strong>
          <span class="quiet">
            {t('care.since')} <Time ms={signal.openedAtMs} zone={brand.timeZone} /> · <Ago ms={signal.openedAtMs} />
          </span>
        </p>
        <p>{signal.sentence}</p>
        <AboutLine about={aboutSignal(signal)} phrases={0} />
        <ul class="phrases">
          {signal.about.slice(0, PHRASES).map(({ term, negative }) => (
            <Phrase
              key={term}
              brandId={brand.brandId}
              term={term}
              negative={negative}
              of={signal.carriedBy}
              examples={[]}
            />
          ))}
        </ul>
      </li>
    ))}
  </ul>
)
