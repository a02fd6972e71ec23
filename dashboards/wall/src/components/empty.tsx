import type { Area } from '../layout/grid.ts'
import { t } from '../messages/t.ts'

const ROOM = { width: 20, height: 6 }

/** Before the first snapshot, and while there is no brand to show: says so, and with room enough what to do about it. */
export const Empty = ({ ready, area }: { ready: boolean; area: Area }) => (
  <div class="empty">
    <p class="empty-title">{ready ? t('empty.title') : t('connecting')}</p>
    {ready && area.width >= ROOM.width && area.height >= ROOM.height ? (
      <>
        <p>{t('empty.text')}</p>
        <p>
          <code>{t('empty.command')}</code>
        </p>
      </>
    ) : null}
  </div>
)
