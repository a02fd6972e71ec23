import type { ComponentChildren } from 'preact'
import type { Formats } from '../format/formats.ts'
import type { Standing } from '../live/standing.ts'
import { useFormats } from './context.ts'
import { Glyph } from './glyph.tsx'
import { ageWords, withoutWords } from './words.ts'

/** Why these figures are not the whole truth of now, each with its glyph; empty when they are. */
export const doubtItems = (standing: Standing, formats: Formats): readonly ComponentChildren[] => {
  const without = withoutWords(standing)
  const [age, ...more] = ageWords(standing, formats)
  return [
    ...(age === undefined
      ? []
      : [
          standing.trust === 'stale' && standing.status !== 'stale' ? (
            <Doubt key="age" status="stale" text={age} />
          ) : (
            age
          ),
          ...more,
        ]),
    ...(without === undefined
      ? []
      : [standing.status === 'blind' ? without : <Doubt key="without" status="blind" text={without} />]),
  ]
}

const Doubt = ({ status, text }: { status: 'stale' | 'blind'; text: string }) => (
  <>
    <Glyph status={status} /> {text}
  </>
)

/** Where there is no room for words: the glyph that the trust strip explains. */
export const DoubtMark = ({ standing }: { standing: Standing }) => {
  const formats = useFormats()
  const without = withoutWords(standing)
  const words = without ?? ageWords(standing, formats)[0]
  if (words === undefined) return null
  return (
    <span class="mark" title={words}>
      <Glyph status={without === undefined ? 'stale' : 'blind'} />
      <span class="unseen">{words}</span>
    </span>
  )
}
