import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import { useEffect } from 'preact/hooks'
import { Glyph } from '../../components/glyph.tsx'
import { standingOf } from '../../core/link-standing.ts'
import type { Refusal } from '../ask.ts'
import { Frame, Turn } from '../frame.tsx'
import { t } from '../words.ts'
import { About } from './about.tsx'
import { OwnSteps } from './own-steps.tsx'
import { type Acknowledgement, useAcknowledgement } from './use-acknowledgement.ts'

/** Opened from a message, on a phone, at night: what it is about, one button, what to do. */
export const AcknowledgePage = ({ token }: { readonly token: string }) => {
  const held = useAcknowledgement(token)
  const names = held.link?.brandNames.join(', ')
  useEffect(() => {
    document.title = names ? `${names} · ${t('public.name')}` : t('public.name')
  }, [names])
  if (held.gone) return <Gone refusal={held.gone} />
  if (!held.link) return held.away ? <Away onTry={held.sendNow} /> : <Reading />
  const { link } = held
  switch (standingOf(link)) {
    case 'wanted':
      return <Wanted link={link} held={held} />
    case 'acknowledged':
      return (
        <Frame foot={<Room link={link} />}>
          <Turn first={!held.done}>
            <Glyph name="done" /> {t('ack.done')}
          </Turn>
          <p>{t('ack.done.text')}</p>
          <About link={link} />
          <OwnSteps steps={link.steps} />
        </Frame>
      )
    case 'over':
      return (
        <Frame foot={<Room link={link} />}>
          <Turn first={!held.done}>{t('ack.over')}</Turn>
          <p>{t('ack.over.text')}</p>
          <About link={link} />
        </Frame>
      )
  }
}

const Reading = () => (
  <Frame>
    <p role="status">{t('ack.loading')}</p>
  </Frame>
)

const Wanted = ({ link, held }: { readonly link: DescribeLinkResponse; readonly held: Acknowledgement }) => (
  <Frame foot={<Press name={link.personName} held={held} />}>
    <About link={link} heading />
    <OwnSteps steps={link.steps} />
  </Frame>
)

const BUTTON_WORDS = { no: 'ack.button', yes: 'ack.sending', lost: 'ack.waiting' } as const

const Press = ({ name, held }: { readonly name: string; readonly held: Acknowledgement }) => (
  <>
    <div role="alert">
      {held.sending === 'lost' ? (
        <div class="problem">
          <Glyph name="warning" />
          <div>
            <p>
              <strong>{t('ack.lost')}</strong> {t('ack.lost.text')}
            </p>
            <button type="button" onClick={held.sendNow}>
              {t('ack.sendNow')}
            </button>
          </div>
        </div>
      ) : null}
      {held.refused ? <Refused refusal={held.refused} /> : null}
    </div>
    <button class="large" type="button" onClick={held.acknowledge} aria-disabled={held.sending !== 'no'}>
      {t(BUTTON_WORDS[held.sending])}
    </button>
    <p class="hint">{t('ack.personal', { name })}</p>
  </>
)

const Refused = ({ refusal: { detail, fix } }: { readonly refusal: Refusal }) => (
  <div class="problem">
    <Glyph name="warning" />
    <div>
      <p>
        <strong>{t('ack.refused')}</strong> {detail}
      </p>
      <p>{fix}</p>
    </div>
  </div>
)

const Room = ({ link }: { readonly link: DescribeLinkResponse }) => (
  <a class="large" href={`/console/crises/${encodeURIComponent(link.crisisId)}`}>
    {t('ack.room')}
  </a>
)

const Gone = ({ refusal }: { readonly refusal: Refusal }) => (
  <Frame
    foot={
      <a class="large" href="/console">
        {t('ack.console')}
      </a>
    }
  >
    <h1>{t('ack.gone')}</h1>
    <p>{t('ack.gone.text')}</p>
    <p>{t('ack.gone.now')}</p>
    {refusal.detail === '' ? null : <p class="hint">{refusal.detail}</p>}
  </Frame>
)

const Away = ({ onTry }: { readonly onTry: () => void }) => (
  <Frame
    foot={
      <button class="large" type="button" onClick={onTry}>
        {t('public.tryAgain')}
      </button>
    }
  >
    <h1>{t('public.unreachable')}</h1>
    <p role="alert">{t('ack.away.text')}</p>
  </Frame>
)
