import { Ago } from '../../components/time.tsx'
import type { WatchSignal } from '../../core/brand-list.ts'
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
            <Ago ms={signal.openedAtMs} />
          </span>
        </p>
        <p>{signal.sentence}</p>
        <ul class="phrases">
          {signal.about.slice(0, PHRASES).map(({ term, negative }) => (
            <Phrase key={term} brandId={brand.brandId} term={term} negative={negative} examples={[]} />
          ))}
        </ul>
      </li>
    ))}
  </ul>
)
