import { useState } from 'preact/hooks'
import { codeFrom } from '../../core/flag-note.ts'
import { FieldProblem, Frame } from '../frame.tsx'
import { t } from '../words.ts'

interface Props {
  /** The code that was tried and is not known; empty at first. */
  readonly unknown: string
  readonly onCode: (code: string) => void
}

/** Where no code is in the address, or not a good one. */
export const CodeForm = ({ unknown, onCode }: Props) => {
  const [typed, setTyped] = useState(unknown)
  const [missing, setMissing] = useState(false)
  const problem = missing ? t('flag.code.missing') : unknown !== '' && typed === unknown ? t('flag.code.unknown') : ''
  const submit = (event: Event): void => {
    event.preventDefault()
    const code = codeFrom(typed)
    setMissing(code === '')
    if (code !== '') onCode(code)
  }
  return (
    <Frame>
      <h1>{t('flag.title')}</h1>
      <p>{t('flag.lead')}</p>
      <form onSubmit={submit} noValidate>
        <div class="field" data-problem={problem === '' ? undefined : ''}>
          <label for="code">{t('flag.code.label')}</label>
          <p class="hint" id="code-hint">
            {t('flag.code.hint')}
          </p>
          <input
            id="code"
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
            aria-describedby="code-hint code-problem"
            aria-invalid={problem !== ''}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
          />
          <FieldProblem id="code-problem" text={problem} />
        </div>
        <button class="large" type="submit">
          {t('flag.code.continue')}
        </button>
      </form>
    </Frame>
  )
}
