import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tocsin } from '../tocsin.ts'

const PLAYBOOKS = fileURLToPath(new URL('../../../../deploy/playbooks', import.meta.url))
const DEMO = join(PLAYBOOKS, 'demo')

const run = async (...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = []
  const err: string[] = []
  const code = await tocsin(argv, { out: line => out.push(line), err: line => err.push(line), env: {} })
  return { code, out, err }
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-playbook-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('tocsin validate', () => {
  it('counts what a good playbook holds', async () => {
    expect(await run('validate', join(PLAYBOOKS, 'en'))).toEqual({
      code: 0,
      out: ['1 brand, 10 people, 8 roles, 4 stages, 11 scenarios, no problems'],
      err: [],
    })
  })

  it('prints each problem with its place and fails', async () => {
    const file = join(folder, 'plan.yaml')
    writeFileSync(file, 'peopel: []\nchains: [{ id: main, links: [{ roles: [lead], wait: 5 }], repeat: 5m }]\n')
    expect(await run('validate', folder)).toEqual({
      code: 1,
      out: [
        `${file}:1:1: peopel is not known here. Did you mean "people"?`,
        `${file}:2:40: chains[0].links[0].roles[0] names the role "lead", which is defined nowhere.`,
        `${file}:2:53: chains[0].links[0].wait must be a duration such as "30s", "5m" or "1h"`,
      ],
      err: ['3 problems; this playbook cannot be used'],
    })
  })

  it('needs a folder', async () => {
    expect((await run('validate')).code).toBe(2)
    expect((await run('validate', join(folder, 'nowhere'))).out[0]).toContain('cannot be read')
  })
})

describe('tocsin who', () => {
  const who = (...more: string[]) => run('who', '--playbooks', DEMO, ...more)
  const lead = ['--role', 'crisis-lead', '--brand', 'lumo']

  it('says who, by which rule, until when, and who is next', async () => {
    expect(await who(...lead, '--at', '2026-11-28T23:40+01:00')).toEqual({
      code: 0,
      out: [
        'Iga Tarnowska (iga)',
        '  because: on duty by schedule duty-lumo, sat 20:00–08:00 Europe/Warsaw',
        '  until: 2026-11-29T07:00:00.000Z',
        '  next: Leon Barski (leon), Zofia Wrona (zofia)',
      ],
      err: [],
    })
  })

  it('follows summer time: 08:00 is an hour earlier by UTC', async () => {
    const { out } = await who(...lead, '--at', '2027-03-27T23:40+01:00', '--json')
    expect(JSON.parse(out[0]!)).toMatchObject({ untilMs: Date.parse('2027-03-28T06:00Z') })
  })

  it('finds a hole and fails', async () => {
    const { code, out } = await who('--role', 'agency', '--brand', 'lumo', '--at', '2029-01-01T00:00Z')
    expect([code, out[0]]).toEqual([1, 'nobody'])
  })

  it.each([
    ['a role that is not there', ['--role', 'crisis-leda', '--brand', 'lumo'], 'Did you mean "crisis-lead"?'],
    ['a brand that is not there', ['--role', 'legal', '--brand', 'lumi'], 'Did you mean "lumo"?'],
    ['no role', ['--brand', 'lumo'], 'who needs --role ID, one of crisis-lead'],
    ['a time without a zone', [...lead, '--at', '2026-11-28T23:40'], '--at must be a time with its zone'],
  ])('does not understand %s', async (_what, argv, expected) => {
    const { code, err } = await who(...argv)
    expect(code).toBe(2)
    expect(err[0]).toContain(expected)
  })

  it('answers nothing from a playbook with problems', async () => {
    writeFileSync(join(folder, 'plan.yaml'), 'role: []\n')
    const { code, err } = await run('who', '--playbooks', folder, ...lead)
    expect([code, err[0]]).toEqual([1, expect.stringContaining('Did you mean "roles"?')])
  })
})
