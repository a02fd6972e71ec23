import { useState } from 'preact/hooks'
import { type ApiProblem, problemOf } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { Time } from '../../components/time.tsx'
import { brandName } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { signOut } from '../../live/session.ts'
import { plan, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { openHelp } from '../../shell/help.tsx'
import './settings.css'
import { ScorerSection } from './scorer-section.tsx'
import { StatusSection } from './status-section.tsx'
import { chooseTheme, THEMES, type Theme, theme } from './theme.ts'

const Who = () => {
  const [problem, setProblem] = useState<ApiProblem>()
  const who = session.value
  if (!who) return null
  const brands = who.brandIds.map(id => brandName(plan.value, id))
  return (
    <Section title={t('settings.who')}>
      <p>
        <strong>{who.name}</strong> · {t(`role.${who.role}`)} ·{' '}
        {brands.length === 0 ? t('settings.allBrands') : formats.list(brands)}
      </p>
      {who.untilMs > 0 ? (
        <p>
          {t('settings.until')} <Time ms={who.untilMs} />
        </p>
      ) : null}
      {who.open ? (
        <p class="quiet">{t('settings.open')}</p>
      ) : (
        <div class="buttons">
          <Button onClick={() => void signOut().catch(error => setProblem(problemOf(error)))}>
            {t('who.signOut')}
          </Button>
        </div>
      )}
      <Problem problem={problem} />
    </Section>
  )
}

/** How this browser shows the console, who uses it, and what works. */
export const SettingsPage = () => (
  <>
    <h1>{t('nav.settings')}</h1>
    <div class="settings">
      <Section title={t('settings.look')}>
        <Choice
          label={t('settings.theme')}
          value={theme.value}
          onChange={value => chooseTheme(value as Theme)}
          options={THEMES.map(value => ({ value, text: t(`settings.theme.${value}`) }))}
        />
        <p>{t('settings.language')}</p>
        <p>{t('settings.sound')}</p>
        <div class="buttons">
          <Button onClick={openHelp} hotkey="?">
            {t('settings.keys')}
          </Button>
        </div>
      </Section>
      <Who />
      <StatusSection />
      <ScorerSection />
    </div>
  </>
)
