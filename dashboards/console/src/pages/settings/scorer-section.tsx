import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { formats } from '../../format/here.ts'
import { awaySinceMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

/** Answer of `GET /v1/scorers`, the newest first. */
interface Scorers {
  readonly scorers: readonly {
    readonly version: string
    readonly languages: readonly {
      readonly language: string
      readonly found: number
      readonly foundOf: number
      readonly mistaken: number
      readonly mistakenOf: number
      readonly corrected: boolean
    }[]
  }[]
}

/** How often negatives are missed and others are taken for them, by language: what no vendor says, and what corrected shares are made from. */
export const ScorerSection = () => {
  const { value, problem, reload } = useResource<Scorers>('/v1/scorers')
  return (
    <Section title={t('scorer.title')}>
      <p>{t('scorer.text')}</p>
      {value?.scorers.length === 0 ? <p class="quiet">{t('scorer.none')}</p> : null}
      {value?.scorers.map(({ version, languages }) => (
        <table key={version} class="scorer">
          <caption>
            {t('scorer.version')} <code>{version}</code>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('scorer.language')}</th>
              <th scope="col">{t('scorer.found')}</th>
              <th scope="col">{t('scorer.mistaken')}</th>
            </tr>
          </thead>
          <tbody>
            {languages.map(({ language, found, foundOf, mistaken, mistakenOf, corrected }) => (
              <tr key={language}>
                <th scope="row">
                  {formats.language(language)}
                  {corrected ? null : <span class="quiet"> {t('scorer.notCorrected')}</span>}
                </th>
                <td>{t('scorer.of', { share: formats.share(found), text: formats.count(foundOf) })}</td>
                <td>{t('scorer.of', { share: formats.share(mistaken), text: formats.count(mistakenOf) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {value || problem ? null : <p class="quiet">{t('page.loading')}</p>}
      {awaySinceMs.value > 0 ? null : (
        <Problem problem={problem}>
          <Button onClick={reload}>{t('button.again')}</Button>
        </Problem>
      )}
    </Section>
  )
}
