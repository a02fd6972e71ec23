import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PlanView } from '@tocsin/shared/live/plan.ts'
import { phaseOf } from '../../core/room-ending.ts'
import { crises } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Cause } from './cause.tsx'
import { Ending } from './ending.tsx'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import { Holds } from './holds.tsx'
import { Ladder } from './ladder.tsx'
import { Messages } from './messages.tsx'
import { MyPart } from './my-part.tsx'
import { People } from './people.tsx'
import { Roles } from './roles.tsx'
import { RoomContext, useCrisisPlan, useNotifications, useTimeline } from './room-data.ts'
import { RoomNav } from './room-nav.tsx'
import { Statements } from './statements.tsx'
import { Steps } from './steps.tsx'
import { TimelineSection } from './timeline.tsx'
import { Updates } from './updates.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useRoomKeys } from './use-room-keys.ts'
import './room.css'
import './room-parts.css'
import './room-course.css'

/** A crisis from its confirmation on: what the viewer has to do first, then everything that the team needs, live. */
export const Room = ({ crisisId }: { readonly crisisId: string }) => {
  const crisis = crises.value.get(crisisId)
  const plan = useCrisisPlan(crisis?.playbookVersion ?? 0)
  if (!crisis || !plan) return <p class="quiet">{t('page.loading')}</p>
  return <OpenRoom crisis={crisis} plan={plan} />
}

const OpenRoom = ({ crisis, plan }: { readonly crisis: Crisis; readonly plan: PlanView }) => {
  const { entries, problem, seenSeq } = useTimeline(crisis.crisisId)
  const { notifications, problem: notificationsProblem, read } = useNotifications(crisis.crisisId)
  useAnnouncements(crisis.crisisId)
  useRoomKeys()
  const over = ['review', 'closed', 'declined'].includes(phaseOf(crisis))
  return (
    <RoomContext.Provider
      value={{
        crisis,
        plan,
        timeline: entries,
        timelineProblem: problem,
        notifications,
        notificationsProblem,
        readNotifications: read,
        seenSeq,
      }}
    >
      <div class="room">
        <Head />
        <RoomNav />
        <div class="room-columns">
          <div class="room-main">
            {over ? <Ending /> : null}
            <MyPart />
            <Updates />
            <Facts />
            <Cause />
            <Steps />
          </div>
          <div class="room-side">
            <People />
            <Roles />
            <Ladder />
            <Statements />
            {over ? null : <Ending />}
          </div>
        </div>
        <Holds />
        <Messages />
        <TimelineSection />
      </div>
    </RoomContext.Provider>
  )
}
