import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../messages/t.ts'

interface Common {
  readonly label: string
  readonly hint?: string
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined
  readonly optional?: boolean
}

interface Frame extends Common {
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ComponentChildren
}

const Framed = ({ label, hint, problem, optional, children }: Frame) => {
  const id = useId()
  const [hintId, problemId] = [`${id}-hint`, `${id}-problem`]
  const describedBy = [hint && hintId, problem && problemId].filter(Boolean).join(' ') || undefined
  return (
    <div class="field" data-problem={problem ? '' : undefined}>
      <label for={id}>
        {label}
        {optional ? <span class="quiet"> {t('field.optional')}</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      {children({ id, describedBy })}
      {problem ? (
        <p class="field-problem" id={problemId}>
          {problem}
        </p>
      ) : null}
    </div>
  )
}

interface TextProps extends Common {
  readonly value: string
  readonly onInput: (value: string) => void
  /** More than one: a text of several lines. */
  readonly rows?: number
  readonly type?: 'text' | 'password' | 'search' | 'datetime-local'
  readonly autofocus?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
}

/** A text that a person types, with its label above and what is wrong below. */
export const Field = ({ value, onInput, rows = 1, type = 'text', autofocus, ...rest }: TextProps) => (
  <Framed {...rest}>
    {({ id, describedBy }) => {
      const shared = {
        id,
        value,
        'aria-describedby': describedBy,
        'aria-invalid': rest.problem ? true : undefined,
        maxLength: rest.maxLength,
        placeholder: rest.placeholder,
        ref: (element: HTMLElement | null) => focusOnce(element, autofocus),
        onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
      }
      if (rows > 1) return <textarea {...shared} rows={rows} />
      // The union of the types of inputs does not take a prop that is one of several.
      return type === 'password' ? (
        <input {...shared} type="password" autocomplete="off" />
      ) : type === 'search' ? (
        <input {...shared} type="search" autocomplete="off" />
      ) : type === 'datetime-local' ? (
        <input {...shared} type="datetime-local" />
      ) : (
        <input {...shared} type="text" autocomplete="off" />
      )
    }}
  </Framed>
)

const focused = new WeakSet<HTMLElement>()
const focusOnce = (element: HTMLElement | null, wanted = false): void => {
  if (!element || !wanted || focused.has(element)) return
  focused.add(element)
  element.focus()
}

interface ChoiceProps extends Common {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly autofocus?: boolean
  /** Shown first while nothing is chosen. */
  readonly placeholder?: string
}

/** One of several, in a list that opens. */
export const Choice = ({ value, onChange, options, autofocus, placeholder, ...rest }: ChoiceProps) => (
  <Framed {...rest}>
    {({ id, describedBy }) => (
      <select
        id={id}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={rest.problem ? true : undefined}
        ref={element => focusOnce(element, autofocus)}
        onChange={event => onChange(event.currentTarget.value)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    )}
  </Framed>
)

interface CheckProps {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Yes or no. */
export const Check = ({ label, hint, checked, onChange }: CheckProps) => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={event => onChange(event.currentTarget.checked)} />
    <span>
      {label}
      {hint ? <span class="hint">{hint}</span> : null}
    </span>
  </label>
)
