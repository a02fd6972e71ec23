import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Resource } from '../../api/resource.ts'
import { Section } from '../../components/section.tsx'
import { Time } from '../../components/time.tsx'
import { worstFirst } from '../../core/evidence.ts'
import type { Explanation } from '../../core/explanation.ts'
import { t } from '../../messages/t.ts'

interface Props {
  readonly crisis: Crisis
  readonly explanation: Resource<Explanation>
}

/** The detector's own arithmetic: every input, so that a decision can be checked years later. */
export const Why = ({ crisis, explanation }: Props) => (
  <Section title={t('why.title')}>
    <ul class="why">
      {worstFirst(crisis.evidence).map(one => (
        <li key={one.signalId}>
          {one.sentence}{' '}
          <span class="quiet">
            (<Time ms={one.atMs} />)
          </span>
        </li>
      ))}
      {crisis.flagNotes.map(({ flagId, note, raisedAtMs }) => (
        <li key={flagId}>
          {t('why.note', { note })}{' '}
          <span class="quiet">
            (<Time ms={raisedAtMs} />)
          </span>
        </li>
      ))}
    </ul>
    {explanation.value ? (
      <details>
        <summary>{t('why.inputs', { count: explanation.value.lines.length })}</summary>
        <ul class="why-lines">
          {explanation.value.lines.map((line, at) => (
            <li key={at}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      </details>
    ) : null}
    <p class="hint">{t('why.machine')}</p>
  </Section>
)
