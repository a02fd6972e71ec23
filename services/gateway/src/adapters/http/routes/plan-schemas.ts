import { Type } from 'typebox'

const Id = (description: string, example: string) => Type.String({ description, examples: [example] })
const Ids = (description: string) => Type.Array(Type.String(), { description })
const Words = Type.Array(Type.String())
const Texts = Type.Record(Type.String(), Type.String(), { description: 'By language.' })
const Ms = (description: string) => Type.Number({ description, examples: [900_000] })

const Steps = Type.Array(
  Type.Object({
    stepId: Id('Id of the step.', 'call-legal'),
    roleId: Id('Role that does it.', 'legal'),
    text: Type.String({ examples: ['Call the lawyer on duty.'] }),
    dueMs: Ms('Due so long after the stage is entered.'),
    mustDo: Type.Boolean({ examples: [true] }),
  }),
)

const Contact = Type.Object({
  contactId: Id('Unique within the person.', 'phone'),
  kind: Type.Enum(['webhook', 'email', 'ntfy'], { examples: ['ntfy'] }),
  target: Id('The address; masked for those below manager.', 'https://ntfy.example/…'),
  testedAt: Id('Day on which somebody last saw a test arrive; empty when nobody ever did.', '2026-03-01'),
})

const Person = Type.Object({
  personId: Id('Id of the person.', 'anna'),
  name: Id('Name.', 'Anna Nowak'),
  languages: Words,
  timeZone: Id('IANA name.', 'Europe/Warsaw'),
  qualifications: Ids('Roles that the person is qualified for.'),
  contacts: Type.Array(Contact),
  manager: Id('Empty when there is none.', 'ewa'),
  agency: Type.Union([
    Type.Object({ name: Type.String(), brandIds: Ids('What they may see.'), until: Type.String() }),
    Type.Null(),
  ]),
})

const Decisions = Type.Object({
  secondPerson: Type.Boolean({ description: 'Confirming needs two people.', examples: [false] }),
  snoozeMs: Ms('A declined suspicion is quiet for this long.'),
  acknowledgementLapseMs: Ms('An acknowledgement lapses after this long without a deed.'),
  usualForMs: Ms('Usual for this long before recovery is proposed.'),
  expertDeadlineMs: Ms('Then the next expert is asked.'),
  holdReviewMs: Ms('A hold is looked at again after this.'),
  reviewDueMs: Ms('The review is due after this.'),
})

/** `PlanView` of services/shared/live/plan.ts. */
export const PlanSchema = Type.Object({
  version: Type.Integer({ examples: [3] }),
  current: Type.Boolean({ examples: [true] }),
  appliedAtMs: Ms('When it was applied.'),
  appliedBy: Id('By whom.', 'anna'),
  brands: Type.Array(
    Type.Object({
      brandId: Id('Id of the brand.', 'lumo'),
      name: Id('Name.', 'Lumo'),
      timeZone: Id('IANA name.', 'Europe/Warsaw'),
      languages: Words,
    }),
  ),
  people: Type.Array(Person),
  roles: Type.Array(
    Type.Object({
      roleId: Id('Id of the role.', 'crisis-lead'),
      title: Id('As people know it.', 'Crisis lead'),
      brandIds: Ids('Empty means all.'),
      subjects: Words,
      scheduleId: Id('Schedule that says who is on; empty when the people hold it always.', 'lead-week'),
      people: Ids('Who holds it, or who is next.'),
    }),
  ),
  stages: Type.Array(
    Type.Object({
      stageId: Id('Id of the stage.', 'alarm'),
      title: Id('As people know it.', 'Alarm'),
      entry: Words,
      exit: Words,
      steps: Steps,
      notify: Ids('Roles that are told.'),
      mustAcknowledge: Ids('Roles that must answer.'),
      updateEveryMs: Ms('How often an update is due; 0 means never.'),
      holdAccounts: Ids('Accounts that are held; empty means everything.'),
    }),
    { description: 'The ladder; the first holds while suspected.' },
  ),
  scenarios: Type.Array(
    Type.Object({
      scenarioId: Id('Id of the scenario.', 'product-safety'),
      title: Id('As people know it.', 'Product safety'),
      firstStage: Id('Stage entered on confirmation.', 'alarm'),
      holdingStatement: Texts,
      wordToStaff: Texts,
      spokesperson: Id('Role that speaks; empty when none is named.', 'spokesperson'),
      steps: Steps,
    }),
  ),
  connectors: Type.Array(
    Type.Object({
      connectorId: Id('Id of the connector.', 'planner'),
      title: Id('As people know it.', 'Post planner'),
      kind: Type.Enum(['webhook', 'manual'], { examples: ['webhook'] }),
      brandIds: Ids('Empty means all.'),
      accounts: Ids('What it publishes to; empty when it does not say.'),
      owner: Id('Role that answers for it.', 'channel-owner'),
      instructions: Id('What a person does; empty when the playbook does not say.', 'Pause the queue.'),
      target: Id('The page on which a person does it; of a webhook its address.', 'https://planner.example/queue'),
    }),
  ),
  decisions: Decisions,
  policy: Texts,
  flagCodes: Type.Array(
    Type.Object({
      code: Id('Part of the link.', '8f3a91c0'),
      label: Id('Who was given it.', 'Shops'),
      brands: Ids('Empty means all.'),
    }),
    { description: 'For managers.' },
  ),
})

/** `CoverageView` of services/shared/live/plan.ts. */
export const CoverageSchema = Type.Object({
  atMs: Ms('The moment, epoch milliseconds.'),
  entries: Type.Array(
    Type.Object({
      brandId: Id('Brand.', 'lumo'),
      roleId: Id('Role.', 'crisis-lead'),
      roleTitle: Id('As people know it.', 'Crisis lead'),
      personId: Id('Who holds it; empty when nobody does.', 'anna'),
      because: Id('The rule that says so.', 'named in role crisis-lead'),
      next: Ids('Who is asked next.'),
      untilMs: Ms('When the answer may change; 0 when it does not.'),
    }),
  ),
})
