import type { Phase } from '@tocsin/shared/gen/tocsin/crisis/v1/Phase.ts'
import type { Phase as BrandPhase } from '@tocsin/shared/live/messages.ts'
import { t } from '../messages/t.ts'
import { Glyph } from './glyph.tsx'

export type PhaseName = BrandPhase | 'closed' | 'declined'

const NAMES: Readonly<Record<Phase, PhaseName>> = {
  PHASE_UNSPECIFIED: 'calm',
  PHASE_SUSPECTED: 'suspected',
  PHASE_ACTIVE: 'active',
  PHASE_RECOVERING: 'recovering',
  PHASE_REVIEW: 'review',
  PHASE_CLOSED: 'closed',
  PHASE_DECLINED: 'declined',
}

/** The word for a crisis's phase as screens use it. */
export const phaseName = (phase: Phase): PhaseName => NAMES[phase]

/** Glyph and word of a phase, in its colour; a drill says so. */
export const PhaseMark = ({ phase, drill = false }: { readonly phase: PhaseName; readonly drill?: boolean }) => (
  <span class="phase" data-phase={phase}>
    <Glyph name={phase} />
    <span>{t(`phase.${phase}`)}</span>
    {drill ? <strong class="drill">{t('drill')}</strong> : null}
  </span>
)
