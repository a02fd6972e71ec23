import { contact } from './contact.ts'
import type { Person, Role } from './plan.ts'
import { idOf, language, refTo, text, timeZone } from './scalars.ts'
import { distinct, list, mapped, optional, record, required, type Shape } from './shape.ts'
import { instant } from './times.ts'

const agency = record({
  name: required(text, 'The agency.'),
  brands: required(list(refTo('brand'), { min: 1 }), 'The brands its people may see and act for.'),
  until: required(instant, 'When that ends, with the zone.'),
})

export const person: Shape<Person> = mapped(
  record({
    id: required(idOf('person'), 'Small letters, digits, hyphens; never changes.'),
    name: required(text, 'As colleagues call the person.'),
    languages: required(list(language, { min: 1 }), 'Languages the person works in.'),
    timeZone: required(timeZone, 'IANA name.'),
    qualifications: optional(list(refTo('role')), [], 'Roles the person may take.'),
    contacts: optional(
      distinct(list(contact), ({ contactId }) => contactId, 'contact'),
      [],
      'In the order of trying.',
    ),
    manager: optional(refTo('person'), undefined, 'Asked when the person and the others of the role cannot.'),
    agency: optional(agency, undefined, 'For people of an agency.'),
  }),
  ({ id, ...rest }, at, { reader }) => {
    if (rest.manager === id) reader.report(at, 'is named as its own manager')
    return { personId: id, ...rest }
  },
)

/** Several roles may share an id when they are for different brands. */
export const role: Shape<Role> = mapped(
  record({
    id: required(idOf('role', { mayRepeat: true }), 'E.g. crisis-lead; the same id again for the role of some brands.'),
    title: required(text, 'As people call it.'),
    brands: optional(list(refTo('brand')), [], 'Brands it is for; all when absent.'),
    subjects: optional(list(text), [], 'What a fact owner knows about.'),
    schedule: optional(refTo('schedule'), undefined, 'Says who is on.'),
    people: optional(list(refTo('person')), [], 'Who holds it always, or who is next when the schedule has nobody.'),
  }),
  ({ id, schedule, ...rest }) => ({ roleId: id, scheduleId: schedule, ...rest }),
)
