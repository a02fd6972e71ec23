import type { DescribeFlagCodeResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeFlagCodeResponse.ts'
import type { FlagBrand } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagBrand.ts'
import { useRef, useState } from 'preact/hooks'
import { newRequestId } from '../../api/request-id.ts'
import { useDraft } from '../../components/draft.ts'
import { Glyph } from '../../components/glyph.tsx'
import { flagNote, roomLeft } from '../../core/flag-note.ts'
import { ask, isSettled, type Refusal } from '../ask.ts'
import { FieldProblem, Frame } from '../frame.tsx'
import { t } from '../words.ts'
import { BrandChoice } from './brand-choice.tsx'

/** From here on the characters that are left are worth saying. */
const NEAR_LIMIT = 300

interface Props {
  readonly code: string
  readonly about: DescribeFlagCodeResponse
  readonly onSent: (brand: FlagBrand, flagId: string) => void
  readonly onOtherCode: () => void
}

/** Brand, words, link. What is typed stays until it has arrived: over errors, a lost connection and a reload. */
export const FlagForm = ({ code, about: { label, brands }, onSent, onOtherCode }: Props) => {
  const [note, setNote, forgetNote] = useDraft(['flag', code, 'note'])
  const [link, setLink, forgetLink] = useDraft(['flag', code, 'link'])
  const [brandId, setBrandId] = useState(brands.length === 1 ? brands[0]!.brandId : '')
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const attempt = useRef({ content: '', requestId: '' })
  const busy = useRef(false)

  const brand = brands.find(one => one.brandId === brandId)
  const left = roomLeft(note, link)
  const noteProblem =
    left < 0
      ? t('flag.note.over', { count: -left })
      : tried && flagNote(note, link) === ''
        ? t('flag.note.missing')
        : ''
  const brandProblem = tried && !brand ? t('flag.brand.missing') : ''

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setTried(true)
    const text = flagNote(note, link)
    if (busy.current) return
    if (!brand || text === '' || left < 0) {
      document.getElementById(brand ? 'note' : `brand-${brands[0]?.brandId}`)?.focus()
      return
    }
    busy.current = true
    setPending(true)
    const content = JSON.stringify([brandId, text])
    if (attempt.current.content !== content) attempt.current = { content, requestId: newRequestId() }
    const { requestId } = attempt.current
    const answer = await ask<{ flagId: string }>('/v1/flags', { requestId, brandId, note: text, code })
    busy.current = false
    setPending(false)
    if (answer.ok) {
      forgetNote()
      forgetLink()
      onSent(brand, answer.value.flagId)
      return
    }
    if (isSettled(answer)) attempt.current = { content: '', requestId: '' }
    setRefusal(answer)
  }

  if (brands.length === 0)
    return (
      <Frame>
        <h1>{t('flag.title')}</h1>
        <p role="alert">{t('flag.noBrands')}</p>
        <button type="button" onClick={onOtherCode}>
          {t('flag.code.other')}
        </button>
      </Frame>
    )
  return (
    <Frame>
      <h1>{t('flag.title')}</h1>
      <p>{t('flag.lead')}</p>
      <form onSubmit={event => void submit(event)} noValidate>
        <BrandChoice brands={brands} chosen={brandId} onChoose={setBrandId} problem={brandProblem} />
        <div class="field" data-problem={noteProblem === '' ? undefined : ''}>
          <label for="note">{t('flag.note')}</label>
          <p class="hint" id="note-hint">
            {t('flag.note.hint')}
          </p>
          <textarea
            id="note"
            rows={5}
            value={note}
            onInput={event => setNote(event.currentTarget.value)}
            aria-describedby="note-hint note-problem note-left"
            aria-invalid={noteProblem !== ''}
          />
          {left >= 0 && left <= NEAR_LIMIT ? (
            <p class="hint" id="note-left">
              {t('flag.note.left', { count: left })}
            </p>
          ) : null}
          <FieldProblem id="note-problem" text={noteProblem} />
        </div>
        <div class="field">
          <label for="link">{t('flag.link')}</label>
          <input
            id="link"
            type="url"
            inputMode="url"
            value={link}
            onInput={event => setLink(event.currentTarget.value)}
            autocomplete="off"
          />
        </div>
        <div role="alert">{refusal ? <NotSent refusal={refusal} /> : null}</div>
        <button class="large" type="submit" aria-disabled={pending}>
          {pending ? t('flag.sending') : t('flag.send')}
        </button>
      </form>
      <p class="hint">{t('flag.for', { label })}</p>
    </Frame>
  )
}

const NotSent = ({ refusal: { status, detail, fix } }: { readonly refusal: Refusal }) => (
  <div class="problem">
    <Glyph name="warning" />
    {status === 0 || detail === '' ? (
      <p>{t('flag.lost')}</p>
    ) : (
      <div>
        <p>
          <strong>{t('flag.notSent')}</strong> {detail}
        </p>
        <p>
          {fix} {t('flag.kept')}
        </p>
      </div>
    )}
  </div>
)
