import type { ConnectorsConfig } from '@tocsin/escalation/connectors/config.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import { DESK_PORT, type Desk } from './server.ts'

/** The name that the demo's playbook gives to what signs. */
const SECRET_NAME = 'demo-desk'
const place = (port: number): string => `127.0.0.1:${port}`

/** The plan with the desk where it really listens. */
export const planWithDesk = (files: readonly PlaybookFile[], { port }: Desk): readonly PlaybookFile[] =>
  port === DESK_PORT
    ? files
    : files.map(({ path, text }) => ({ path, text: text.replaceAll(place(DESK_PORT), place(port)) }))

/** Lets the connectors reach the desk on this machine, and sign for it. */
export const connectorsWithDesk = (config: ConnectorsConfig, { port, secret }: Desk): ConnectorsConfig => ({
  ...config,
  allow: [...config.allow, place(port)],
  secrets: { ...config.secrets, [SECRET_NAME]: [secret] },
})
