import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import type { Phase } from '@tocsin/shared/gen/tocsin/crisis/v1/Phase.ts'
import { Glyph } from '../../components/glyph.tsx'
import { t } from '../words.ts'

const SHOWN: Partial<Record<Phase, 'suspected' | 'active' | 'recovering'>> = {
  PHASE_SUSPECTED: 'suspected',
  PHASE_ACTIVE: 'active',
  PHASE_RECOVERING: 'recovering',
}

interface Props {
  readonly link: DescribeLinkResponse
  /** It is what the page is about, so its name is the page's heading. */
  readonly heading?: boolean
}

/** Which brand, how bad, for whom. A drill says so first. */
export const About = ({ link: { brandNames, phase, stageTitle, personName, drill }, heading = false }: Props) => {
  const Name = heading ? 'h1' : 'h2'
  const shown = SHOWN[phase]
  return (
    <section class="about-crisis" data-phase={shown}>
      {drill ? (
        <p class="drill">
          <strong>{t('ack.drill')}</strong> {t('ack.drill.text')}
        </p>
      ) : null}
      <Name>{brandNames.join(', ')}</Name>
      <p class="phase">
        <Glyph name={shown ?? 'closed'} />
        <span>{t(`ack.phase.${shown ?? 'over'}`)}</span>
      </p>
      {stageTitle === '' ? null : <p>{stageTitle}</p>}
      <p>{t('ack.for', { name: personName })}</p>
    </section>
  )
}
