import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { useEffect, useState } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Choice } from '../../components/field.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Problem } from '../../components/problem.tsx'
import { deliveriesOf, isLost, mailboxesOf, nothingLeft } from '../../core/deliveries.ts'
import { personName } from '../../core/names.ts'
import { onEntry, plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import './inbox.css'
import { Message } from './message.tsx'
import { MessageList } from './message-list.tsx'

const LIMIT = 500
const ASK_EVERY_MS = 5_000

/** Everybody's mail, or the mail of one person, or what did not arrive. */
const ALL = ''
const LOST = '?lost'

const useFresh = (reload: () => void): void => {
  useEffect(() => {
    const asking = setInterval(() => document.visibilityState === 'visible' && reload(), ASK_EVERY_MS)
    const ended = onEntry(reload)
    return () => {
      clearInterval(asking)
      ended()
    }
  }, [reload])
}

/** What was sent, to whom, and what became of it; where nothing is sent from this machine, what would have been. */
export const InboxPage = () => {
  const { value, problem, reload } = useResource<{ notifications: readonly Notification[] }>(
    `/v1/notifications?limit=${LIMIT}`,
  )
  useFresh(reload)
  const [box, setBox] = useState(ALL)
  const [openKey, setOpenKey] = useState('')

  const all = deliveriesOf(value?.notifications ?? [])
  const lost = all.filter(({ word }) => isLost(word))
  const mailboxes = mailboxesOf(all)
  const shown = box === ALL ? all : box === LOST ? lost : all.filter(({ requested }) => requested.personId === box)
  const open = all.find(({ key }) => key === openKey)

  return (
    <>
      <h1>{t('inbox.title')}</h1>
      {nothingLeft(all) ? (
        <p class="inbox-note">
          <Glyph name="inbox" />
          <span>
            <strong>{t('inbox.nothingLeft')}</strong> {t('inbox.nothingLeftText')}
          </span>
        </p>
      ) : null}
      {lost.length > 0 && box !== LOST ? (
        <p class="inbox-note" data-lost>
          <Glyph name="warning" />
          <strong>{t('inbox.lost', { count: lost.length })}</strong>
          <Button onClick={() => setBox(LOST)}>{t('inbox.showLost')}</Button>
        </p>
      ) : null}
      {value && all.length === 0 ? <Empty title={t('inbox.none')} text={t('inbox.noneText')} /> : null}
      {all.length > 0 ? (
        <div class="inbox" data-open={open ? '' : undefined}>
          <div class="inbox-list">
            <Choice
              label={t('inbox.whose')}
              value={box}
              onChange={setBox}
              options={[
                { value: ALL, text: t('inbox.everybody', { count: all.length }) },
                ...(lost.length > 0 ? [{ value: LOST, text: t('inbox.onlyLost', { count: lost.length }) }] : []),
                ...mailboxes.map(({ personId, messages }) => ({
                  value: personId,
                  text: t('inbox.box', { name: personName(plan.value, personId), count: messages }),
                })),
              ]}
            />
            <MessageList deliveries={shown} openKey={openKey} onOpen={setOpenKey} named={box === ALL || box === LOST} />
            {all.length >= LIMIT ? <p class="quiet">{t('inbox.limit', { count: LIMIT })}</p> : null}
          </div>
          {open ? (
            <Message key={open.key} delivery={open} onClose={() => setOpenKey('')} onResent={reload} />
          ) : (
            <p class="inbox-pick quiet">{t('inbox.pick')}</p>
          )}
        </div>
      ) : null}
      {!value && !problem ? <p class="quiet">{t('page.loading')}</p> : null}
      <Problem problem={problem}>
        <Button onClick={reload}>{t('button.again')}</Button>
      </Problem>
    </>
  )
}
