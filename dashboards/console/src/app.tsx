import { Problem } from './components/problem.tsx'
import { sessionProblem, sessionState } from './live/session.ts'
import { t } from './messages/t.ts'
import { Shell } from './shell/shell.tsx'
import { SignIn } from './shell/sign-in.tsx'

export const App = () => {
  if (sessionState.value === 'signedIn') return <Shell />
  if (sessionState.value === 'signedOut') return <SignIn />
  return (
    <main class="sign-in" id="main">
      <h1>{t('signIn.opening')}</h1>
      <Problem problem={sessionProblem.value}>
        <p>{t('banner.trying')}</p>
      </Problem>
    </main>
  )
}
