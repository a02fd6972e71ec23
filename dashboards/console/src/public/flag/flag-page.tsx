import type { DescribeFlagCodeResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeFlagCodeResponse.ts'
import type { FlagBrand } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagBrand.ts'
import { useEffect, useState } from 'preact/hooks'
import { codeIn } from '../../core/flag-note.ts'
import { ask } from '../ask.ts'
import { Frame, Turn } from '../frame.tsx'
import { t } from '../words.ts'
import { CodeForm } from './code-form.tsx'
import { FlagForm } from './flag-form.tsx'
import { Thanks } from './thanks.tsx'

type View =
  | { readonly kind: 'code'; readonly unknown: string }
  | { readonly kind: 'reading' }
  | { readonly kind: 'away' }
  | { readonly kind: 'form'; readonly code: string; readonly about: DescribeFlagCodeResponse }
  | { readonly kind: 'thanks'; readonly brand: FlagBrand; readonly flagId: string; readonly before: View }

/** For everybody who works here: says which brand, takes the words, says what happens next. */
export const FlagPage = () => {
  const [code, setCode] = useState(() => codeIn(location.pathname))
  const [view, setView] = useState<View>(code === '' ? { kind: 'code', unknown: '' } : { kind: 'reading' })

  const read = async (): Promise<void> => {
    setView({ kind: 'reading' })
    const answer = await ask<DescribeFlagCodeResponse>(`/v1/flag-codes/${encodeURIComponent(code)}`)
    if (answer.ok) setView({ kind: 'form', code, about: answer.value })
    else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
      setView({ kind: 'code', unknown: code })
    else setView({ kind: 'away' })
  }
  useEffect(() => {
    document.title = `${t('flag.title')} · ${t('public.name')}`
  }, [])
  useEffect(() => {
    if (code !== '') void read()
  }, [code])

  const goTo = (next: string): void => {
    history.replaceState(null, '', `${next === '' ? '/flag' : `/flag/${encodeURIComponent(next)}`}${location.search}`)
    if (next === code) void read()
    else setCode(next)
    if (next === '') setView({ kind: 'code', unknown: '' })
  }

  switch (view.kind) {
    case 'reading':
      return (
        <Frame>
          <p role="status">{t('public.loading')}</p>
        </Frame>
      )
    case 'away':
      return (
        <Frame>
          <h1>{t('public.unreachable')}</h1>
          <p role="alert">{t('public.away')}</p>
          <button class="large" type="button" onClick={() => void read()}>
            {t('public.tryAgain')}
          </button>
        </Frame>
      )
    case 'code':
      return <CodeForm unknown={view.unknown} onCode={goTo} />
    case 'form':
      return (
        <FlagForm
          code={view.code}
          about={view.about}
          onSent={(brand, flagId) => setView({ kind: 'thanks', brand, flagId, before: view })}
          onOtherCode={() => goTo('')}
        />
      )
    case 'thanks':
      return (
        <Frame>
          <Turn>{t('flag.thanks')}</Turn>
          <Thanks brand={view.brand} flagId={view.flagId} onAgain={() => setView(view.before)} />
        </Frame>
      )
  }
}
