import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { t } from '../../messages/t.ts'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'

/** The crisis concerns another brand too. */
export const JoinBrand = () => {
  const { crisis, plan } = useRoom()
  const [brandId, setBrandId] = useState('')
  const [tried, setTried] = useState(false)
  const command = useRoomCommand('brands')
  const others = plan.brands.filter(brand => !crisis.brandIds.includes(brand.brandId))
  if (!isOpen(crisis) || others.length === 0) return null
  const join = async () => {
    setTried(true)
    if (brandId === '') return
    if (await command.run({ brandId })) {
      setBrandId('')
      setTried(false)
    }
  }
  return (
    <details class="room-fold">
      <summary>{t('room.join')}</summary>
      <form
        class="text-form"
        onSubmit={event => {
          event.preventDefault()
          void join()
        }}
      >
        <Choice
          label={t('room.join.brand')}
          hint={t('room.join.hint')}
          value={brandId}
          onChange={setBrandId}
          placeholder={t('room.join.choose')}
          problem={tried && brandId === '' ? t('room.join.missing') : undefined}
          options={others.map(brand => ({ value: brand.brandId, text: brand.name }))}
        />
        <Problem problem={command.problem} />
        <div class="buttons">
          <Button type="submit" pending={command.pending}>
            {t('room.join.button')}
          </Button>
        </div>
      </form>
    </details>
  )
}
