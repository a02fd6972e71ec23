import { useEffect } from 'preact/hooks'
import { announce } from '../../components/announcer.tsx'
import { onEntry } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { me } from './me.ts'

/** Long enough that what comes at once is said at once. */
const GATHER_MS = 1_200

/** Says what others and the machine do in this room, politely and gathered; what the viewer did was said already. */
export const useAnnouncements = (crisisId: string): void => {
  useEffect(() => {
    let gathered: string[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      const latest = gathered.at(-1) ?? ''
      announce(gathered.length === 1 ? latest : t('room.news', { count: gathered.length, latest }))
      gathered = []
      timer = undefined
    }
    const end = onEntry(entry => {
      if (entry.crisisId !== crisisId || entry.actor === me() || entry.text === '') return
      gathered.push(entry.text)
      timer ??= setTimeout(say, GATHER_MS)
    })
    return () => {
      end()
      clearTimeout(timer)
    }
  }, [crisisId])
}
