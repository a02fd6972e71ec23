import type { FlagBrand } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagBrand.ts'
import { FieldProblem } from '../frame.tsx'
import { t } from '../words.ts'

interface Props {
  readonly brands: readonly FlagBrand[]
  readonly chosen: string
  readonly onChoose: (brandId: string) => void
  readonly problem: string
}

/** A single brand is said, not asked. */
export const BrandChoice = ({ brands, chosen, onChoose, problem }: Props) =>
  brands.length === 1 ? (
    <p class="about">{t('flag.about', { brand: brands[0]!.name })}</p>
  ) : (
    <fieldset class="field" data-problem={problem === '' ? undefined : ''} aria-describedby="brand-problem">
      <legend>{t('flag.brand')}</legend>
      <div class="choices">
        {brands.map(({ brandId, name }) => (
          <label key={brandId} class="choice">
            <input
              id={`brand-${brandId}`}
              type="radio"
              name="brand"
              checked={brandId === chosen}
              onChange={() => onChoose(brandId)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <FieldProblem id="brand-problem" text={problem} />
    </fieldset>
  )
