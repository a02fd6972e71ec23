import { expect, it } from 'vitest'
import { EmbeddedClickHouseUnavailable } from '../errors.ts'
import { assertAvailable, type Machine, unavailableReason } from './availability.ts'

const able: Machine = { platform: 'linux', glibc: true, installed: true }

it('runs on glibc Linux and on macOS', () => {
  expect(unavailableReason(able)).toBeUndefined()
  expect(unavailableReason({ ...able, platform: 'darwin' })).toBeUndefined()
})

it.each([
  ['Windows', { ...able, platform: 'win32' as const }, 'WSL2'],
  ['musl', { ...able, glibc: false }, 'Debian-based image'],
  ['not installed', { ...able, installed: false }, 'npm install --include=optional'],
])('says in one line what to do: %s', (_, machine, advice) => {
  const reason = unavailableReason(machine)
  expect(reason).toContain(advice)
  expect(reason).not.toContain('\n')
  expect(() => assertAvailable(machine)).toThrow(EmbeddedClickHouseUnavailable)
})
