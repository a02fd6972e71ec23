import { t } from '../messages/t.ts'
import { useFormats } from './context.ts'

/** The negative share, large: "56 %". A dash where there is nothing to say. */
export const Figure = ({ share }: { share: number | undefined }) => {
  const formats = useFormats()
  if (share === undefined) return <span class="figure">{t('figure.none')}</span>
  return (
    <span class="figure">
      {formats.shareValue(share)}
      <span class="unit">{'\u202f%'}</span>
    </span>
  )
}
