import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { useDraft } from '../../components/draft.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import type { RoomCommand } from './room-command.ts'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly action: string
  /** Said when it is sent empty. */
  readonly missing: string
  readonly draft: readonly string[]
  readonly command: RoomCommand
  readonly body: (text: string) => object
  readonly rows?: number
  readonly primary?: boolean
  /** The text may stay empty. */
  readonly optional?: boolean
  readonly autofocus?: boolean
  /** What else is asked, above the text. */
  readonly children?: ComponentChildren
  /** What keeps it from being sent beside the text, as a sentence. */
  readonly blockedBy?: string | undefined
  readonly onDone?: () => void
  readonly onCancel?: { readonly label: string; readonly run: () => void }
}

/** A text that goes to everybody in the room. It stays where it is until the server has taken it. */
export const TextForm = ({ label, hint, action, missing, draft, command, body, ...rest }: Props) => {
  const [text, setText, forget] = useDraft(draft)
  const [tried, setTried] = useState(false)
  const lacks = !rest.optional && text.trim() === '' ? missing : undefined
  const send = async () => {
    setTried(true)
    if (lacks || rest.blockedBy) return
    if (!(await command.run(body(text.trim())))) return
    forget()
    setTried(false)
    rest.onDone?.()
  }
  return (
    <form
      class="text-form"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {rest.children}
      <Field
        label={label}
        rows={rest.rows ?? 2}
        value={text}
        onInput={setText}
        problem={tried ? lacks : undefined}
        optional={rest.optional ?? false}
        autofocus={rest.autofocus ?? false}
        {...(hint !== undefined && { hint })}
      />
      {tried && rest.blockedBy ? (
        <p class="field-problem" role="alert">
          {rest.blockedBy}
        </p>
      ) : null}
      <Problem problem={command.problem} />
      <div class="buttons">
        <Button type="submit" kind={rest.primary ? 'primary' : 'plain'} pending={command.pending}>
          {action}
        </Button>
        {rest.onCancel ? <Button onClick={rest.onCancel.run}>{rest.onCancel.label}</Button> : null}
      </div>
    </form>
  )
}
