import { expect, it } from 'vitest'
import { NOW, person, plan } from '../../test/fixtures.ts'
import { matchesPerson, peopleOf } from './plan-people.ts'

const tested = { contactId: 'mail', kind: 'email', target: 'a@b.example', testedAt: '2026-11-20' } as const
const PLAN = plan({
  people: [
    person('zofia', 'Zofia Łącka', { contacts: [tested, { ...tested, contactId: 'push', testedAt: '' }] }),
    person('maria', 'Maria Wiśniewska', { contacts: [tested] }),
    person('nobody', 'Nobody Reachable', { contacts: [] }),
  ],
})
const held = {
  brandId: 'lumo',
  roleId: 'crisis-lead',
  roleTitle: 'Crisis lead',
  personId: 'zofia',
  because: '',
  next: [],
  untilMs: 0,
}
const cards = peopleOf(PLAN, { atMs: NOW, entries: [held] }, NOW)

it('lists people by name with their roles and what they hold now', () => {
  expect(cards.map(({ person: { personId }, roles, holds }) => [personId, roles.length, holds.length])).toEqual([
    ['maria', 1, 0],
    ['nobody', 0, 0],
    ['zofia', 0, 1],
  ])
})

it('doubts whoever has no contact, or one that was never tested', () => {
  expect(cards.filter(({ doubtful }) => doubtful).map(({ person: { personId } }) => personId)).toEqual([
    'nobody',
    'zofia',
  ])
})

it.each([
  ['lacka', ['zofia']],
  ['WIŚNIEWSKA', ['maria']],
  ['spokesperson', ['maria']],
  [' ', ['maria', 'nobody', 'zofia']],
  ['xyz', []],
])('finds by "%s"', (typed, found) => {
  expect(cards.filter(card => matchesPerson(card, typed)).map(({ person: { personId } }) => personId)).toEqual(found)
})
