const PEOPLE = [
  ['nina', 'duty'],
  ['anna', 'lead'],
  ['marta', 'lead'],
  ['olle', 'spokesperson'],
  ['sari', 'facts'],
  ['budi', 'facts'],
  ['eva', 'director'],
]
  .map(
    ([id, role]) => `  - id: ${id}
    name: ${id![0]!.toUpperCase()}${id!.slice(1)}
    languages: [pl]
    timeZone: Europe/Warsaw
    qualifications: [${role}]
    contacts: [{ id: phone, kind: ntfy, target: https://push.example/${id} }]`,
  )
  .join('\n')

/** A night shift that does not answer, an expert out of range, and a hand-over at 08:00 of the day on which summer time begins. */
export const SATURDAY_PLAN = `
brands:
  - { id: lumo, name: Lumo, timeZone: Europe/Warsaw, languages: [pl], terms: [Lumo] }
people:
${PEOPLE}
roles:
  - { id: duty, title: On duty, people: [nina] }
  - { id: lead, title: Lead, schedule: leads, people: [anna, marta] }
  - { id: director, title: Director, people: [eva] }
  - { id: spokesperson, title: Spokesperson, people: [olle] }
  - { id: facts, title: Fact owner, subjects: [product], people: [sari, budi] }
schedules:
  - id: leads
    timeZone: Europe/Warsaw
    turnsFrom: 2026-03-23
    shifts:
      - { days: &all [mon, tue, wed, thu, fri, sat, sun], from: 20:00, to: 08:00, people: [anna] }
      - { days: *all, from: 08:00, to: 20:00, people: [marta] }
chains:
  - id: main
    links: [{ roles: [duty], wait: 5m }, { roles: [lead], wait: 5m }, { roles: [director], wait: 10m }]
    repeat: 10m
stages:
  - { id: potential, title: Potential, notify: [duty] }
  - id: contained
    title: Contained
    notify: [lead, spokesperson]
    mustAcknowledge: [lead, spokesperson]
    updateEvery: 12h
    steps:
      - { id: statement, role: spokesperson, due: 1h, mustDo: true, text: Publish the holding statement }
      - { id: fact-sheet, role: lead, due: 12h, mustDo: true, text: Keep the fact sheet }
  - { id: serious, title: Serious, notify: [lead, director], mustAcknowledge: [lead, director], updateEvery: 12h }
  - { id: grave, title: Grave, notify: [lead, director], mustAcknowledge: [lead, director], updateEvery: 12h }
scenarios:
  - id: outage
    title: Outage
    spokesperson: spokesperson
    holdingStatement: { en: We are looking into it., pl: Sprawdzamy. }
    wordToStaff: { en: Please pass questions on. }
decisions: { secondPerson: false, snooze: 1h, acknowledgementLapse: 2h, usualFor: 1h, expertDeadline: 15m, holdReview: 1d, reviewDue: 7d }
`
