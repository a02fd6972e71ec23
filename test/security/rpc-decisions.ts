export const CRISES = 'tocsin.crisis.v1.CrisisService'
export const HOLDS = 'tocsin.hold.v1.HoldService'

/** What a method promises to whom it is not for. */
export interface Decision {
  /** `token`: UNAUTHENTICATED without one that is known. `network`: whoever reaches the port, which NetworkPolicies decide. `secret`: a link or a code. */
  readonly asks: 'token' | 'network' | 'secret'
  /** For a token of another brand: refused, or an answer without a word of it. Undefined where a brand plays no part. */
  readonly ofOtherBrand?: 'refused' | 'not-in-it'
  /** Set where a display token is refused. */
  readonly atLeast?: 'responder' | 'manager'
}

const network: Decision = { asks: 'network' }
const secret: Decision = { asks: 'secret' }
const lists: Decision = { asks: 'token', ofOtherBrand: 'not-in-it' }
const reads: Decision = { asks: 'token', ofOtherBrand: 'refused' }
const acts: Decision = { asks: 'token', ofOtherBrand: 'refused', atLeast: 'responder' }
/** For all brands together: who sees some of them is refused. */
const whole: Decision = { asks: 'token', ofOtherBrand: 'refused', atLeast: 'manager' }

/** A method that is not here fails the test: somebody decides first who may call it. */
export const DECISIONS: Readonly<Record<string, Decision>> = {
  'signal.v1.SignalService/ListSignals': network,
  'signal.v1.SignalService/ExplainSignal': network,
  'signal.v1.SignalService/WatchSignals': network,
  'signal.v1.BacktestService/RunBacktest': network,
  'window.v1.WindowService/ListWindows': network,
  'window.v1.WindowService/WatchWindows': network,
  'sentiment.v1.SentimentService/Score': network,
  'ingest.v1.MentionService/Publish': network,
  'erasure.v1.AuthorService/HashAuthor': network,

  'crisis.v1.CrisisService/ListBrands': lists,
  'crisis.v1.CrisisService/WatchBrands': lists,
  'crisis.v1.CrisisService/ListCrises': lists,
  'crisis.v1.CrisisService/WatchCrisis': lists,
  'crisis.v1.CrisisService/GetCrisis': reads,
  'crisis.v1.CrisisService/GetTimeline': reads,
  'crisis.v1.CrisisService/GetCaller': { asks: 'token' },
  // Whoever is somebody may say that something is wrong; it asks people and decides nothing.
  'crisis.v1.CrisisService/FlagConcern': { asks: 'token', ofOtherBrand: 'refused' },
  'crisis.v1.CrisisService/ConfirmCrisis': acts,
  'crisis.v1.CrisisService/DeclineCrisis': acts,
  'crisis.v1.CrisisService/Acknowledge': acts,
  'crisis.v1.CrisisService/ChangeStage': acts,
  'crisis.v1.CrisisService/AssignRole': acts,
  'crisis.v1.CrisisService/TakeStep': acts,
  'crisis.v1.CrisisService/CompleteStep': acts,
  'crisis.v1.CrisisService/AskExpert': acts,
  'crisis.v1.CrisisService/AnswerQuestion': acts,
  'crisis.v1.CrisisService/PostUpdate': acts,
  'crisis.v1.CrisisService/NameCause': acts,
  'crisis.v1.CrisisService/StartRecovery': acts,
  'crisis.v1.CrisisService/CloseCrisis': acts,
  'crisis.v1.CrisisService/ReopenCrisis': acts,
  'crisis.v1.CrisisService/CompleteReview': acts,
  'crisis.v1.CrisisService/JoinBrand': acts,
  'crisis.v1.CrisisService/PreviewConfirmation': acts,
  'crisis.v1.CrisisService/DescribeLink': secret,
  'crisis.v1.CrisisService/DescribeFlagCode': secret,

  'hold.v1.HoldService/StartHold': acts,
  'hold.v1.HoldService/ReleaseHold': acts,
  'hold.v1.HoldService/ReportEnforcement': acts,
  'hold.v1.HoldService/CheckHold': reads,
  'hold.v1.HoldService/WatchHolds': lists,

  'notification.v1.NotificationService/ListNotifications': lists,
  'notification.v1.NotificationService/ResendNotification': { asks: 'token', atLeast: 'responder' },
  'notification.v1.NotificationService/TestNotification': { asks: 'token', atLeast: 'responder' },

  'playbook.v1.PlaybookService/ValidatePlaybook': { asks: 'token', atLeast: 'responder' },
  'playbook.v1.PlaybookService/ListPlaybookVersions': { asks: 'token', atLeast: 'responder' },
  'playbook.v1.PlaybookService/ApplyPlaybook': whole,
  'playbook.v1.PlaybookService/RollbackPlaybook': whole,
  'playbook.v1.PlaybookService/GetPlaybook': whole,
  'playbook.v1.PlaybookService/FindHolder': reads,

  'audit.v1.AuditService/ReadChain': whole,
  'audit.v1.AuditService/ListEntries': whole,
  'audit.v1.AuditService/EraseEntries': whole,
  'erasure.v1.ErasureService/EraseAuthor': whole,
  'erasure.v1.ErasureService/GetErasure': whole,
}
