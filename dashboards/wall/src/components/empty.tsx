import { t } from '../messages/t.ts'

/** Before the first snapshot, and while there is no brand to show. */
export const Empty = ({ ready }: { ready: boolean }) =>
  ready ? (
    <div class="empty">
      <p class="empty-title">{t('empty.title')}</p>
      <p>{t('empty.text')}</p>
      <p>
        <code>{t('empty.command')}</code>
      </p>
    </div>
  ) : (
    <div class="empty">
      <p>{t('connecting')}</p>
    </div>
  )
