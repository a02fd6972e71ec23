import { SATURDAY_PLAN } from '../../services/escalation/test-support/saturday-plan.ts'

export const DESK_SECRET = 'whsec_c2F0dXJkYXktbmlnaHQtYXQtdGhlLWRlc2stMDAwMQ=='

/** The plan of the Saturday night, with mail instead of phones, and a desk that publishes for the brand. */
export const crisisPlan = (deskUrl: string): string =>
  `${SATURDAY_PLAN.replaceAll(/\{ id: phone, kind: ntfy, target: https:\/\/push\.example\/(\w+) \}/g, '{ id: mail, kind: email, target: $1@lumo.example }')}
flagCodes: [{ code: lumo-saturday, label: Everybody at Lumo, brands: [lumo] }]
connectors:
  - { id: desk, title: Publishing desk, kind: webhook, target: "${deskUrl}", secret: desk, owner: lead }
`

/** The bearer token of one of the plan's people. */
export const tokenOf = (person: string): string => `token-of-${person}-0001`

/** As the settings of escalation hold them. */
export const TOKENS = [
  ...['nina', 'anna', 'marta', 'olle', 'sari', 'budi'].map(person => ({ person, role: 'responder' })),
  { person: 'eva', role: 'manager' },
].map(({ person, role }) => ({ token: tokenOf(person), person, role, brands: [] }))
