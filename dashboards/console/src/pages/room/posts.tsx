import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { Time } from '../../components/time.tsx'
import { type ConnectorView, type HoldView, type PostView, postKey, releasedPosts } from '../../core/room-holds.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { Mark, POST_LOOK } from './marks.tsx'
import { idPath, useHoldCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'

interface Props {
  readonly crisisId: string
  readonly view: ConnectorView
  readonly hold: HoldView
}

const SHOWN = 5

/** A receipt per post: held, out already, released, or not known. */
export const Posts = ({ crisisId, view, hold }: Props) => {
  const { timeline } = useRoom()
  const released = releasedPosts(timeline, hold.hold.holdId)
  const list = (posts: readonly PostView[]) => (
    <ul class="posts">
      {posts.map(post => (
        <Post
          key={post.post.postId}
          crisisId={crisisId}
          connector={view.connector}
          post={post}
          hold={hold}
          releasing={post.standing === 'held' && released.has(postKey(view.connector, post.post.postId))}
        />
      ))}
    </ul>
  )
  if (view.posts.length === 0) return null
  return (
    <>
      {list(view.posts.slice(0, SHOWN))}
      {view.posts.length > SHOWN ? (
        <details class="room-fold">
          <summary>{t('room.posts.more', { count: view.posts.length - SHOWN })}</summary>
          {list(view.posts.slice(SHOWN))}
        </details>
      ) : null}
    </>
  )
}

interface PostProps {
  readonly crisisId: string
  readonly connector: string
  readonly post: PostView
  readonly hold: HoldView
  /** Somebody released it, and its connector has not said yet that it did. */
  readonly releasing: boolean
}

const isAddress = (url: string): boolean => /^https?:\/\//.test(url)

const Post = ({ crisisId, connector, post: { post, standing }, hold, releasing }: PostProps) => {
  const [open, setOpen] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { holdId } = hold.hold
  const command = useHoldCommand(`/v1/holds/${idPath(holdId)}/release`)
  const title = post.title || post.postId
  const close = () => {
    setOpen(false)
    keepFocusIn(row)
  }
  return (
    <li class="post" data-standing={standing} ref={row} tabIndex={-1}>
      <div class="post-line">
        {releasing ? (
          <Mark glyph="late" tone="quiet">
            {t('room.post.releasing')}
          </Mark>
        ) : (
          <Mark {...POST_LOOK[standing]}>{t(`room.post.${standing}`)}</Mark>
        )}
        <span class="post-title">
          {isAddress(post.url) ? (
            <a href={post.url} target="_blank" rel="noreferrer noopener">
              {title}
            </a>
          ) : (
            title
          )}
        </span>
        {post.scheduledForMs > 0 ? (
          <span class="quiet post-when">
            {t('room.post.for')} <Time ms={post.scheduledForMs} />
          </span>
        ) : null}
        {standing === 'held' && !releasing && !open ? (
          <Button kind="quiet" label={t('room.post.releaseLabel', { post: title })} onClick={() => setOpen(true)}>
            {t('room.post.release')}
          </Button>
        ) : null}
      </div>
      {open && standing === 'held' && !releasing ? (
        <ConfirmPanel
          title={t('room.post.releaseTitle', { post: title })}
          action={t('room.post.releaseButton')}
          draft={['room', crisisId, 'post', holdId, post.postId]}
          pending={command.pending}
          problem={command.problem}
          onCancel={close}
          onDecide={async reason => {
            const done = await command.run({ reason, connector, postId: post.postId })
            if (done) close()
            return done
          }}
        >
          <p class="quiet">{t('room.post.releaseText')}</p>
        </ConfirmPanel>
      ) : null}
    </li>
  )
}
