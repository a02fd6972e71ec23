import { useState } from 'preact/hooks'
import { type ApiProblem, problemOf } from '../api/client.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { signIn } from '../live/session.ts'
import { t } from '../messages/t.ts'

/** For who has a token. Where none is needed the page opens by itself. */
export const SignIn = () => {
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [pending, setPending] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (token.trim() === '' || pending) return
    setPending(true)
    try {
      await signIn(token.trim())
    } catch (error) {
      setProblem(problemOf(error))
      setPending(false)
    }
  }
  return (
    <main class="sign-in" id="main">
      <h1>{t('signIn.title')}</h1>
      <p>{t('signIn.text')}</p>
      <form onSubmit={event => void submit(event)}>
        <Field
          label={t('signIn.token')}
          hint={t('signIn.hint')}
          type="password"
          value={token}
          onInput={setToken}
          autofocus
        />
        <Problem problem={problem} />
        <div class="buttons">
          <Button type="submit" kind="primary" pending={pending}>
            {t('signIn.button')}
          </Button>
        </div>
      </form>
    </main>
  )
}
