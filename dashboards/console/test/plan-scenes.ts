import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { CoverageEntry, CoverageView, PlanView } from '@tocsin/shared/live/plan.ts'
import { DAY, HOUR, MINUTE, NOW, person, plan, session } from './fixtures.ts'
import { type Scene, scene } from './scene.ts'

const contact = (contactId: string, kind: 'email' | 'ntfy' | 'webhook', target: string, testedAt = '2026-11-20') => ({
  contactId,
  kind,
  target,
  testedAt,
})

/** The playbook of the other tests with what the pages about it show: criteria, a policy in two languages, contacts of every age. */
export const fullPlan = (more: Partial<PlanView> = {}): PlanView => {
  const base = plan()
  return {
    ...base,
    stages: base.stages.map((stage, index) => ({
      ...stage,
      entry: [['A signal is open, or an employee has flagged a concern.'], ['The crisis is confirmed.']][index] ?? [
        'National media report.',
        'A customer may have come to harm, or a regulator asks.',
      ],
      exit: ['The rate has been usual for half an hour and no question is open.'],
      holdAccounts: index === 1 ? ['@lumo', 'newsletter'] : [],
    })),
    people: [
      person('anna', 'Anna Kowalska', {
        qualifications: ['crisis-lead', 'spokesperson'],
        contacts: [
          contact('push', 'ntfy', 'https://ntfy.example/anna'),
          contact('mail', 'email', 'anna@lumo.example', ''),
        ],
        manager: 'maria',
      }),
      person('jan', 'Jan Nowak', { contacts: [contact('mail', 'email', 'jan@lumo.example', '2026-06-01')] }),
      person('eva', 'Eva Lindqvist', { languages: ['sv', 'en'], timeZone: 'Europe/Stockholm', contacts: [] }),
      person('budi', 'Budi Santoso', {
        languages: ['id'],
        timeZone: 'Asia/Jakarta',
        agency: { name: 'Agensi Cakrawala', brandIds: ['kopi-pagi'], until: '2027-12-31T23:59Z' },
      }),
      person('maria', 'Maria Wiśniewska'),
      person('adam', 'Adam Kalina'),
    ],
    policy: {
      en: 'Honesty. We never say anything untrue.\n\nTone. We answer politely, briefly and as people.',
      pl: 'Prawda. Nigdy nie mówimy nieprawdy.\n\nTon. Odpowiadamy uprzejmie, krótko i po ludzku.',
    },
    ...more,
  }
}

/** Sunday 03:00 to 08:00 in Warsaw: nobody holds legal for Lumo. */
export const HOLE = { fromMs: Date.UTC(2026, 10, 29, 2), toMs: Date.UTC(2026, 10, 29, 7) }
const SHIFT = 12 * HOUR
/** Where the 12-hour shifts begin: 08:00 and 20:00 in Warsaw. */
const SHIFTS_FROM = Date.UTC(2026, 10, 23, 7)

const entry = (brandId: string, roleId: string, more: Partial<CoverageEntry>): CoverageEntry => ({
  brandId,
  roleId,
  roleTitle: { 'crisis-lead': 'Crisis lead', spokesperson: 'Spokesperson', legal: 'Legal' }[roleId] ?? roleId,
  personId: 'maria',
  because: `named in role ${roleId}`,
  next: [],
  untilMs: 0,
  ...more,
})

/** As the gateway answers at a moment: a lead who changes every 12 hours, a spokesperson who never does, legal with a hole. */
export const coverageAt = (atMs: number): CoverageView => {
  const shift = Math.floor((atMs - SHIFTS_FROM) / SHIFT)
  const inHole = HOLE.fromMs <= atMs && atMs < HOLE.toMs
  const nextOfLegal = atMs < HOLE.fromMs ? HOLE.fromMs : inHole ? HOLE.toMs : 0
  const lead = (people: readonly string[]): Partial<CoverageEntry> => ({
    personId: people[((shift % people.length) + people.length) % people.length]!,
    because: 'on duty by schedule week, sat 20:00–08:00 Europe/Warsaw',
    next: ['jan', 'maria'],
    untilMs: SHIFTS_FROM + (shift + 1) * SHIFT,
  })
  return {
    atMs,
    entries: [
      entry('lumo', 'crisis-lead', lead(['anna', 'jan', 'adam'])),
      entry('lumo', 'spokesperson', { next: ['jan'] }),
      entry('lumo', 'legal', {
        personId: inHole ? '' : 'eva',
        because: inHole
          ? 'nobody is on by schedule legal, and the role names nobody else'
          : 'on duty by schedule legal',
        untilMs: nextOfLegal,
      }),
      entry('norrbryggt', 'crisis-lead', { personId: 'eva' }),
      entry('kopi-pagi', 'crisis-lead', { ...lead(['budi', 'maria']), next: [] }),
    ],
  }
}

export const message = (
  key: string,
  personId: string,
  more: {
    readonly state?: Notification['state']
    readonly reason?: string
    readonly requested?: Partial<NonNullable<Notification['requested']>>
  } = {},
): Notification => {
  const { state = 'DELIVERY_STATE_DELIVERED', reason = 'kept in the inbox, not sent', requested = {} } = more
  const requestedAtMs = requested.requestedAtMs ?? NOW - MINUTE
  return {
    requested: {
      idempotencyKey: key,
      crisisId: 'lumo-12',
      personId,
      contactId: 'mail',
      urgency: 'URGENCY_PAGE',
      subject: 'Lumo: confirm or decline',
      text: '214 of the last 380 mentions of Lumo are negative: 56 %, at least 51 %; usual at this hour 18 %.',
      link: 'http://localhost:8080/console/crises/lumo-12',
      requestedAtMs,
      expiresAtMs: NOW + HOUR,
      drill: false,
      kind: 'question',
      playbookVersion: 3,
      brandIds: ['lumo'],
      resendAfterAttempt: 0,
      ...requested,
    },
    state,
    events: [
      {
        idempotencyKey: key,
        state,
        attempt: 1,
        reason,
        atMs: requestedAtMs,
        nextAttemptMs: state === 'DELIVERY_STATE_RETRYING' ? NOW + 4 * MINUTE : 0,
        personId,
        contactId: 'mail',
        crisisId: 'lumo-12',
        digestKey: '',
        targetHash: '',
        expiresAtMs: NOW + HOUR,
      },
    ],
  }
}

/** What the demo shows: everything kept on this machine. */
export const KEPT: readonly Notification[] = [
  message('k1', 'anna'),
  message('k2', 'jan', {
    requested: { subject: 'Lumo: a new stage', urgency: 'URGENCY_INFORM', requestedAtMs: NOW - 3 * MINUTE, link: '' },
  }),
  message('k3', 'anna', {
    requested: {
      subject: 'Lumo: acknowledge',
      link: 'http://localhost:8080/a/token-of-anna',
      text: 'Anna confirmed: Outage of a service. Your steps: Collect what is known on the fact sheet (must do).',
      requestedAtMs: NOW - 30_000,
    },
  }),
]

/** What a real night shows: one given up, one tried again. */
export const SENT: readonly Notification[] = [
  message('s1', 'anna', { reason: '250 accepted' }),
  message('s2', 'jan', { state: 'DELIVERY_STATE_DEAD', reason: '550 no such mailbox' }),
  message('s3', 'maria', { state: 'DELIVERY_STATE_RETRYING', reason: '503' }),
]

const VERSIONS = [
  { version: 1, appliedAtMs: NOW - 30 * DAY, appliedBy: 'maria', reason: 'The first plan', current: false },
  { version: 2, appliedAtMs: NOW - 20 * DAY, appliedBy: 'jan', reason: 'Night shifts', current: false },
  { version: 3, appliedAtMs: NOW - 9 * DAY, appliedBy: 'maria', reason: 'After the review of October', current: true },
]
const TEXTS: Readonly<Record<number, string>> = {
  1: 'roles:\n  - id: crisis-lead\n    people: [anna]\n',
  2: 'roles:\n  - id: crisis-lead\n    people: [anna, jan]\n',
  3: 'roles:\n  - id: crisis-lead\n    title: Crisis lead\n    people: [anna, jan, adam]\n',
}

/** Answers of the gateway about versions of the playbook, by path. */
export const versionsAnswer = (path: string): object => {
  const [, version = ''] = /\/versions\/(\d+)$/.exec(path) ?? []
  if (version === '') return { versions: VERSIONS }
  const files = [
    { path: 'brands.yaml', text: 'brands: []\n' },
    { path: 'team.yaml', text: TEXTS[Number(version)] ?? '' },
  ]
  return { version: VERSIONS.find(one => one.version === Number(version)), files }
}

export const STATUS = {
  status: 'degraded',
  reasons: ['blind on Mastodon'],
  serverTime: new Date(NOW).toISOString(),
  dataAsOf: new Date(NOW - 4_000).toISOString(),
  brands: 3,
  openSignals: 1,
  blindSources: ['Mastodon'],
  screens: 2,
  history: true,
  demo: false,
  build: 'build-1',
}

const measured = (language: string, found: number, mistaken: number, corrected = true) => ({
  language,
  found,
  foundOf: 253,
  mistaken,
  mistakenOf: 1_627,
  corrected,
})

export const SCORERS = {
  scorers: [
    {
      version: 'tocsin@a0db7e90ffff',
      languages: [
        measured('en', 0.66, 0.102),
        measured('pl', 0.72, 0.226),
        measured('sv', 0.704, 0.162),
        measured('id', 0.535, 0.171, false),
      ],
    },
  ],
}

/** A manager looks at the plan, on a Saturday night. */
export const planScene = (more: Partial<Scene> = {}): Scene =>
  scene({ session: session({ role: 'manager' }), plan: fullPlan(), notifications: KEPT, crises: [], ...more })
