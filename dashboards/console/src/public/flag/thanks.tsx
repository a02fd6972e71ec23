import type { FlagBrand } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagBrand.ts'
import { t } from '../words.ts'

interface Props {
  readonly brand: FlagBrand
  readonly flagId: string
  readonly onAgain: () => void
}

/** What happens next, and what is asked of the person who told it. */
export const Thanks = ({ brand, flagId, onAgain }: Props) => (
  <>
    <h2>{t('flag.next')}</h2>
    <ul class="next">
      <li>{t('flag.next.duty', { brand: brand.name })}</li>
      <li>{t('flag.next.public')}</li>
      <li>{t('flag.next.name')}</li>
      <li>{t('flag.next.you')}</li>
    </ul>
    <button type="button" onClick={onAgain}>
      {t('flag.again')}
    </button>
    <p class="hint">{t('flag.number', { id: flagId })}</p>
  </>
)
