import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Check } from '../components/field.tsx'
import { t } from '../messages/t.ts'
import { activeKeys, keysOn, setKeysOn } from './keys.ts'

const isOpen = signal(false)
export const openHelp = (): void => {
  isOpen.value = true
}

/** Lists the keys that work here and now. */
export const Help = () => {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = isOpen.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open])
  const close = () => {
    isOpen.value = false
  }
  if (!open) return null
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">{t('keys.title')}</h2>
      <dl class="keys">
        {activeKeys.value.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <Check label={t('keys.on')} hint={t('keys.onHint')} checked={keysOn.value} onChange={setKeysOn} />
      <div class="buttons">
        <Button onClick={() => dialog.current?.close()}>{t('button.close')}</Button>
      </div>
    </dialog>
  )
}
