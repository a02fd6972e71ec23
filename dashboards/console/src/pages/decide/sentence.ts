import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { WindowView } from '@tocsin/shared/live/messages.ts'
import { isFlag, mainLanguage } from '../../core/evidence.ts'
import type { Formats } from '../../format/formats.ts'
import { t } from '../../messages/t.ts'

interface Around {
  readonly brandName: string
  readonly window: WindowView | undefined
  readonly formats: Formats
}

/** Why people are asked: the detector's own sentence, so that no other arithmetic stands beside it, and the language of most posts. */
export const evidenceSentence = (evidence: Evidence, { brandName, window, formats }: Around): string => {
  if (isFlag(evidence)) return t('decide.flagged', { brand: brandName, text: evidence.sentence })
  const language = window && mainLanguage(window)
  if (language === undefined) return evidence.sentence
  return t('decide.withLanguage', { sentence: evidence.sentence, language: formats.language(language) })
}
