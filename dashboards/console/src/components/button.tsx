import type { ComponentChildren, Ref } from 'preact'
import { t } from '../messages/t.ts'

interface Props {
  readonly children: ComponentChildren
  /** `primary`: the one thing to do here. `danger`: it stops or ends something. `quiet`: looks like text. */
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly type?: 'button' | 'submit'
  readonly onClick?: () => void
  /** Something was sent and is not answered: the button waits and says so. */
  readonly pending?: boolean
  readonly disabled?: boolean
  /** Shows the key that does the same, e.g. "c". */
  readonly hotkey?: string
  readonly label?: string
  readonly buttonRef?: Ref<HTMLButtonElement>
}

/** Says what happens when it is pressed. */
export const Button = ({ children, kind = 'plain', type = 'button', pending = false, ...rest }: Props) => (
  <button
    ref={rest.buttonRef ?? null}
    class="button"
    data-kind={kind}
    type={type}
    onClick={pending ? undefined : rest.onClick}
    disabled={rest.disabled}
    aria-disabled={pending}
    aria-label={rest.label}
    aria-keyshortcuts={rest.hotkey}
  >
    <span>{pending ? t('button.pending') : children}</span>
    {rest.hotkey ? (
      <span aria-hidden="true">
        <kbd>{rest.hotkey}</kbd>
      </span>
    ) : null}
  </button>
)
