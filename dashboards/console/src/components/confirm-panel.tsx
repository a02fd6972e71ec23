import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { ApiProblem } from '../api/client.ts'
import { t } from '../messages/t.ts'
import { Button } from './button.tsx'
import { useDraft } from './draft.ts'
import { Field } from './field.tsx'
import { Problem } from './problem.tsx'

interface Props {
  readonly title: string
  /** What the button does: "Confirm and hold all posts". */
  readonly action: string
  readonly kind?: 'primary' | 'danger'
  /** Where the reason is kept while it is typed, e.g. `['room', crisisId, 'close']`. */
  readonly draft: readonly string[]
  readonly reasonLabel?: string
  readonly reasonHint?: string
  readonly reasonOptional?: boolean
  /** The decision with its reason; true when it was done, so that the draft may go. */
  readonly onDecide: (reason: string) => Promise<boolean>
  readonly onCancel?: () => void
  readonly pending: boolean
  readonly problem: ApiProblem | undefined
  /** What is asked beside the reason, and what will happen. */
  readonly children?: ComponentChildren
  /** What keeps it from being sent yet, as a sentence: said when it is tried. */
  readonly missing?: string | undefined
}

/** A decision with its reason. The reason stays when it is refused, and over a reload. */
export const ConfirmPanel = ({ title, action, kind = 'primary', draft, onDecide, onCancel, ...rest }: Props) => {
  const headingId = useId()
  const [reason, setReason, forget] = useDraft(draft)
  const [tried, setTried] = useState(false)
  const noReason = !rest.reasonOptional && reason.trim() === '' ? t('panel.reasonMissing') : undefined
  const decide = async () => {
    setTried(true)
    if (noReason || rest.missing) return
    if (await onDecide(reason.trim())) forget()
  }
  return (
    <form
      class="panel"
      aria-labelledby={headingId}
      onSubmit={event => {
        event.preventDefault()
        void decide()
      }}
    >
      <h3 id={headingId}>{title}</h3>
      {rest.children}
      <Field
        label={rest.reasonLabel ?? t('panel.reason')}
        rows={2}
        value={reason}
        onInput={setReason}
        optional={rest.reasonOptional ?? false}
        problem={tried ? noReason : undefined}
        {...(rest.reasonHint !== undefined && { hint: rest.reasonHint })}
      />
      {tried && rest.missing ? (
        <p class="field-problem" role="alert">
          {rest.missing}
        </p>
      ) : null}
      <Problem problem={rest.problem} />
      <div class="buttons">
        <Button type="submit" kind={kind} pending={rest.pending}>
          {action}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t('panel.cancel')}</Button> : null}
      </div>
    </form>
  )
}
