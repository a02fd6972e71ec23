import { session } from '../../live/store.ts'

/** The viewer's person id; empty while nobody is signed in. */
export const me = (): string => session.value?.personId ?? ''

export const isManager = (): boolean => session.value?.role === 'manager' || session.value?.role === 'admin'
