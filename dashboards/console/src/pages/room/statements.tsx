import { useState } from 'preact/hooks'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { scenarioTitle } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { Chips } from './chips.tsx'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

/** The words that were approved beforehand for this kind of crisis, by language. */
export const Statements = () => {
  const { crisis, plan } = useRoom()
  const scenario = plan.scenarios.find(({ scenarioId }) => scenarioId === crisis.scenarioId)
  const languages = Object.keys({ ...scenario?.holdingStatement, ...scenario?.wordToStaff })
  const [language, setLanguage] = useState('en')
  const shown = languages.includes(language) ? language : (languages[0] ?? 'en')
  return (
    <RoomSection
      id="statements"
      title={t('room.statements')}
      summary={scenario ? scenarioTitle(plan, crisis.scenarioId) : undefined}
    >
      {scenario && languages.length > 0 ? (
        <>
          <Chips
            label={t('room.statements.language')}
            chosen={shown}
            onChoose={setLanguage}
            options={languages.map(value => ({ value, text: formats.language(value) }))}
          />
          <Statement title={t('room.statements.holding')} text={scenario.holdingStatement[shown]} language={shown} />
          <Statement title={t('room.statements.staff')} text={scenario.wordToStaff[shown]} language={shown} />
        </>
      ) : (
        <p class="quiet room-nothing">{t('room.statements.none')}</p>
      )}
    </RoomSection>
  )
}

interface StatementProps {
  readonly title: string
  readonly text: string | undefined
  readonly language: string
}

const Statement = ({ title, text, language }: StatementProps) => {
  const [copied, setCopied] = useState<'yes' | 'no'>()
  if (text === undefined) return null
  const copy = async () => {
    // Browsers give the clipboard to pages on https and on this machine only; the text can be selected anywhere.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'no')
    if (done) announce(t('room.statements.copied'))
  }
  return (
    <div class="approved">
      <h3>{title}</h3>
      <blockquote lang={language}>{text}</blockquote>
      <div class="buttons">
        <Button label={t('room.statements.copyOf', { what: title })} onClick={() => void copy()}>
          {t(copied === 'yes' ? 'room.statements.copied' : 'room.statements.copy')}
        </Button>
      </div>
      <Problem
        problem={
          copied === 'no'
            ? { status: 0, code: '', detail: t('room.statements.notCopied'), fix: t('room.statements.select') }
            : undefined
        }
      />
    </div>
  )
}
