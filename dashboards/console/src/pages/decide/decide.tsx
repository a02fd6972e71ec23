import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useState } from 'preact/hooks'
import { PhaseMark } from '../../components/phase-mark.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { worstFirst } from '../../core/evidence.ts'
import { brandName } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { brands, plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { DecisionPanel, type Opened } from './decision-panel.tsx'
import { EvidenceParts } from './evidence-parts.tsx'
import { Figures } from './figures.tsx'
import { evidenceSentence } from './sentence.ts'
import './decide.css'
import './evidence.css'

interface Props {
  readonly crisis: Crisis
  /** The viewer has a form open: the page must not go away under what is typed. */
  readonly onWriting: (writing: boolean) => void
}

/** A suspicion, as it is put to the person who was woken up: one sentence, the time left, and two answers. */
export const Decide = ({ crisis, onWriting }: Props) => {
  const [opened, setOpened] = useState<Opened>('none')
  const [worst, ...others] = worstFirst(crisis.evidence)
  const open = (next: Opened) => {
    setOpened(next)
    onWriting(next !== 'none')
  }
  return (
    <article class="decide" data-opened={opened}>
      <header class="decide-header">
        <p class="decide-state">
          <PhaseMark phase="suspected" drill={crisis.drill} />
          <span class="quiet">
            {t('decide.since')} <Time ms={crisis.phaseSinceMs} zone={zoneOf(crisis)} /> ·{' '}
            <Ago ms={crisis.phaseSinceMs} />
          </span>
        </p>
        <h1>{t('decide.question', { brands: brandsText(crisis) })}</h1>
      </header>
      <div class="decide-evidence">
        {worst ? <Sentence evidence={worst} lead /> : null}
        {others.map(one => (
          <Sentence key={one.signalId} evidence={one} />
        ))}
        {worst ? <Figures evidence={worst} /> : null}
        <EvidenceParts crisis={crisis} />
      </div>
      <DecisionPanel crisis={crisis} opened={opened} onOpen={open} />
    </article>
  )
}

const brandsText = (crisis: Crisis): string => formats.list(crisis.brandIds.map(id => brandName(plan.value, id)))

const zoneOf = (crisis: Crisis): string | undefined => brands.value.get(crisis.brandIds[0] ?? '')?.timeZone

const Sentence = ({
  evidence,
  lead = false,
}: {
  readonly evidence: Crisis['evidence'][number]
  readonly lead?: boolean
}) => {
  const brand = brands.value.get(evidence.brandId)
  const text = evidenceSentence(evidence, {
    brandName: brandName(plan.value, evidence.brandId),
    window: brand?.window ?? undefined,
    formats,
  })
  return (
    <p class={lead ? 'decide-lead' : 'decide-also'}>
      {lead ? text : t('decide.also', { brand: brandName(plan.value, evidence.brandId), text })}
    </p>
  )
}
