import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { Check, Choice } from '../../components/field.tsx'
import { brandName } from '../../core/names.ts'
import { accountsFor } from '../../core/room-holds.ts'
import { formats } from '../../format/here.ts'
import { serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { useHoldCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'

const HOUR_MS = 3_600_000
const REVIEW_HOURS = [1, 2, 4, 12, 24] as const

/** A hold by hand: everything, unless somebody narrows it to accounts. */
export const StartHold = () => {
  const [open, setOpen] = useState(false)
  return open ? (
    <HoldForm onClose={() => setOpen(false)} />
  ) : (
    <div class="buttons">
      <Button onClick={() => setOpen(true)}>{t('room.startHold')}</Button>
    </div>
  )
}

const toggled = (list: readonly string[], item: string, on: boolean): readonly string[] =>
  on ? [...list, item] : list.filter(one => one !== item)

const HoldForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { crisis, plan } = useRoom()
  const [brandIds, setBrandIds] = useState<readonly string[]>(crisis.brandIds)
  const [accounts, setAccounts] = useState<readonly string[]>([])
  const [narrow, setNarrow] = useState(false)
  const [hours, setHours] = useState('4')
  const command = useHoldCommand('/v1/holds')
  const known = accountsFor(plan, brandIds)
  const missing =
    brandIds.length === 0
      ? t('room.startHold.brandMissing')
      : narrow && accounts.length === 0
        ? t('room.startHold.accountMissing')
        : undefined
  const start = async (reason: string) => {
    const done = await command.run({
      crisisId: crisis.crisisId,
      brandIds,
      ...(narrow && { scope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts } }),
      reason,
      reviewByMs: Math.round(serverNowMs.peek() + Number(hours) * HOUR_MS),
    })
    if (done) onClose()
    return done
  }
  return (
    <ConfirmPanel
      title={t('room.startHold')}
      action={
        narrow ? t('room.startHold.buttonAccounts', { count: accounts.length }) : t('room.startHold.buttonEverything')
      }
      kind="danger"
      draft={['room', crisis.crisisId, 'start-hold']}
      missing={missing}
      pending={command.pending}
      problem={command.problem}
      onCancel={onClose}
      onDecide={start}
    >
      {plan.brands.length > 1 ? (
        <fieldset class="checks">
          <legend>{t('room.startHold.brands')}</legend>
          {plan.brands.map(({ brandId }) => (
            <Check
              key={brandId}
              label={brandName(plan, brandId)}
              checked={brandIds.includes(brandId)}
              onChange={on => setBrandIds(toggled(brandIds, brandId, on))}
            />
          ))}
        </fieldset>
      ) : null}
      {known.length > 0 ? (
        <Check
          label={t('room.startHold.narrow')}
          hint={t('room.startHold.narrowHint')}
          checked={narrow}
          onChange={setNarrow}
        />
      ) : null}
      {narrow ? (
        <fieldset class="checks">
          <legend>{t('room.startHold.accounts')}</legend>
          {known.map(account => (
            <Check
              key={account}
              label={account}
              checked={accounts.includes(account)}
              onChange={on => setAccounts(toggled(accounts, account, on))}
            />
          ))}
        </fieldset>
      ) : null}
      <Choice
        label={t('room.startHold.review')}
        value={hours}
        onChange={setHours}
        options={REVIEW_HOURS.map(value => ({
          value: String(value),
          text: t('time.in', { span: formats.span(value * HOUR_MS) }),
        }))}
      />
    </ConfirmPanel>
  )
}
