import { randomUUID } from 'node:crypto'
import { type Client, type ServiceError, status } from '@grpc/grpc-js'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { GetTimelineResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetTimelineResponse.ts'
import type { ListCrisesResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/ListCrisesResponse.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { bearer, createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { tokenOf } from './crisis-plan.ts'
import { CRISIS_ID, eventually, type Hands } from './saturday.ts'

const CRISES = 'tocsin.crisis.v1.CrisisService'
const HOLDS = 'tocsin.hold.v1.HoldService'
const MESSAGES = 'tocsin.notification.v1.NotificationService'

type Request = Readonly<Record<string, unknown>>

/** As the API asks its callers to: while nobody answers, ask again with the same request. */
const patient = async <Response>(call: () => Promise<Response>): Promise<Response> => {
  const giveUpAt = performance.now() + 30_000
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const { code } = error as Partial<ServiceError>
      const passing = code === status.UNAVAILABLE || code === status.DEADLINE_EXCEEDED
      if (!passing || performance.now() > giveUpAt) throw error
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
}

export interface GrpcHands extends Hands {
  timeline(): Promise<readonly TimelineEntry[]>
  notifications(): Promise<readonly Notification[]>
}

type PatientCall = <Response>(service: string, method: string, person: string, request: Request) => Promise<Response>

/** Calls as one of the plan's people, for as long as it takes. A client for each attempt: one from before a death would wait first. */
export const patientCalls =
  (address: string): PatientCall =>
  <Response>(service: string, method: string, person: string, request: Request) =>
    patient(async () => {
      const client = createGrpcClient<Client>(service, { address })
      try {
        return await unary<Response>((options, done) =>
          (client as unknown as Record<string, (...args: unknown[]) => unknown>)[method]!(
            request,
            bearer(tokenOf(person)),
            options,
            done,
          ),
        )
      } finally {
        client.close()
      }
    })

/** People who use gRPC alone. */
export const grpcHands = (address: string): GrpcHands => {
  const call = patientCalls(address)
  const does = async (method: string, person: string, request: Request = {}): Promise<void> => {
    await call(CRISES, method, person, { requestId: randomUUID(), crisisId: CRISIS_ID, ...request })
  }
  const crisis = async (): Promise<Crisis | undefined> => {
    const { crises: all } = await call<ListCrisesResponse>(CRISES, 'ListCrises', 'eva', {})
    return all.find(({ crisisId }) => crisisId === CRISIS_ID)
  }
  const timeline = async (): Promise<readonly TimelineEntry[]> => {
    if (!(await crisis())) return []
    return (await call<GetTimelineResponse>(CRISES, 'GetTimeline', 'eva', { crisisId: CRISIS_ID })).entries
  }
  const release = async (person: string, request: Request): Promise<void> => {
    const holdId = (await crisis())?.holds[0]?.holdId
    await call(HOLDS, 'ReleaseHold', person, { requestId: randomUUID(), holdId, ...request })
  }
  return {
    confirm: (person, scenarioId, reason) =>
      does('ConfirmCrisis', person, { scenarioId, reason, harm: { reputation: true } }),
    acknowledge: person => does('Acknowledge', person),
    ask: (person, subject, text) => does('AskExpert', person, { subject, text }),
    async answer(person, fact) {
      const questionId = (await crisis())?.facts[0]?.questionId
      await does('AnswerQuestion', person, { questionId, fact })
    },
    update: (person, text) => does('PostUpdate', person, { text }),
    takeStep: (person, stepId) => does('TakeStep', person, { stepId }),
    completeStep: (person, stepId, note) => does('CompleteStep', person, { stepId, note }),
    changeStage: (person, stageId, reason) => does('ChangeStage', person, { stageId, reason }),
    nameCause: (person, text, ownerId) => does('NameCause', person, { text, ownerId }),
    removeCause: (person, text) => does('NameCause', person, { text, removed: true }),
    recover: (person, reason) => does('StartRecovery', person, { reason }),
    releasePost: (person, connector, postId) => release(person, { connector, postId, reason: 'still right' }),
    releaseHold: (person, reason) => release(person, { reason }),
    close: (person, reason) => does('CloseCrisis', person, { reason }),
    happened: (kind, times = 1) =>
      eventually(
        async () => (await timeline()).filter(entry => entry.kind === kind).length >= times,
        `${kind}, ${times} times`,
      ),
    timeline,
    async notifications() {
      const request = { crisisId: CRISIS_ID, limit: 200 }
      return (await call<ListNotificationsResponse>(MESSAGES, 'ListNotifications', 'eva', request)).notifications
    },
  }
}
