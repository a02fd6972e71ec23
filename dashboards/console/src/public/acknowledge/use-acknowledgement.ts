import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { newRequestId } from '../../api/request-id.ts'
import { acknowledgedLink } from '../../core/link-standing.ts'
import { ask, askUntilSettled, pauseOrOnline, type Refusal } from '../ask.ts'

export interface Acknowledgement {
  /** What the link is about; undefined while it is not known. */
  readonly link: DescribeLinkResponse | undefined
  /** The link is not good: asking again does not help. */
  readonly gone: Refusal | undefined
  /** Nothing was heard when the link was read: it is read again by itself. */
  readonly away: boolean
  /** The button was pressed in this page, and it was taken. */
  readonly done: boolean
  /** `lost`: pressed, but there is no connection; it is sent again by itself, or by `sendNow`. */
  readonly sending: 'no' | 'yes' | 'lost'
  readonly refused: Refusal | undefined
  readonly acknowledge: () => void
  readonly sendNow: () => void
}

/** Reads what a link is about, which changes nothing, and acknowledges once however often and in whatever network it is pressed. */
export const useAcknowledgement = (token: string): Acknowledgement => {
  const path = `/v1/links/${encodeURIComponent(token)}`
  const [link, setLink] = useState<DescribeLinkResponse>()
  const [gone, setGone] = useState<Refusal>()
  const [away, setAway] = useState(false)
  const [done, setDone] = useState(false)
  const [sending, setSending] = useState<Acknowledgement['sending']>('no')
  const [refused, setRefused] = useState<Refusal>()
  const wake = useRef(() => {})
  const requestId = useRef('')

  const pause = (times: number): Promise<void> =>
    Promise.race([pauseOrOnline(times), new Promise<void>(resolve => (wake.current = resolve))])

  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await askUntilSettled<DescribeLinkResponse>(
        () => ask(path),
        (_refusal, times) => {
          setAway(true)
          return pause(times)
        },
      )
      setAway(false)
      if (answer.ok) setLink(answer.value)
      else setGone(answer)
    }
    void read()
  }, [path])

  const send = async (known: DescribeLinkResponse): Promise<void> => {
    requestId.current = newRequestId()
    setRefused(undefined)
    setSending('yes')
    const answer = await askUntilSettled<Crisis>(
      () => {
        setSending('yes')
        return ask(`${path}/acknowledge`, { requestId: requestId.current })
      },
      (_refusal, times) => {
        setSending('lost')
        return pause(times)
      },
    )
    requestId.current = ''
    setSending('no')
    if (!answer.ok) return setRefused(answer)
    setLink(acknowledgedLink(known, answer.value))
    setDone(true)
  }

  return {
    link,
    gone,
    away,
    done,
    sending,
    refused,
    acknowledge: () => {
      if (link && requestId.current === '') void send(link)
    },
    sendNow: () => wake.current(),
  }
}
