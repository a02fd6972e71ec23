import type { PlanView } from '@tocsin/shared/live/plan.ts'
import { useState } from 'preact/hooks'
import { Empty } from '../../components/empty.tsx'
import { Choice } from '../../components/field.tsx'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'

/** The policy in one language at a time. */
export const PolicyPart = ({ plan: { policy } }: { readonly plan: PlanView }) => {
  const languages = Object.keys(policy)
  const [chosen, setChosen] = useState(languages[0] ?? '')
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? '')
  if (language === '') return <Empty title={t('playbook.noPolicy')} text={t('playbook.noPolicyText')} />
  return (
    <>
      {languages.length > 1 ? (
        <div class="policy-language">
          <Choice
            label={t('playbook.language')}
            value={language}
            onChange={setChosen}
            options={languages.map(value => ({ value, text: formats.language(value) }))}
          />
        </div>
      ) : null}
      <div class="policy" lang={language}>
        {policy[language]!.split(/\n{2,}/)
          .filter(text => text.trim() !== '')
          .map(text => (
            <p key={text}>{text}</p>
          ))}
      </div>
    </>
  )
}
