import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { tokenOf } from './crisis-plan.ts'
import { eventually, type Hands } from './saturday.ts'

const PATIENCE_MS = 40_000
/** Where the night is: what people read on their screens is their own time. */
const ZONE = 'Europe/Warsaw'
const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const ON_PHONES = ['nina', 'olle', 'budi', 'marta']

/** What the console calls things: the plan's ids are nowhere on a screen. */
const NAMES: Readonly<Record<string, string>> = {
  outage: 'Outage',
  serious: 'Serious',
  grave: 'Grave',
  'statement@2': 'Publish the holding statement',
  'fact-sheet@2': 'Keep the fact sheet',
  sari: 'Sari',
  p2: 'Monday greeting',
}
const named = (id: string): string => {
  const name = NAMES[id]
  if (name === undefined) throw new Error(`who uses the console does not know what ${id} is`)
  return name
}

/** The words under an entry of the timeline. */
const KINDS: Readonly<Record<string, string>> = {
  enforcementReported: 'Connector',
  expertPassedOn: 'Next expert asked',
  roleAssigned: 'Role handed over',
  usualAgain: 'Usual again',
  recoveryProposed: 'Recovery proposed',
  reviewOpened: 'Review opened',
}

export interface ConsoleHands extends Hands {
  /** The page of this person, signed in; the same one all night. */
  pageOf(person: string): Promise<Page>
  /** The page of this person in the room of the crisis. */
  roomOf(person: string): Promise<Page>
  /** Entries as the timeline of the room shows them, oldest first, without what was sent: "23:40 Suspected. …". */
  timeline(): Promise<readonly string[]>
  /** How often somebody had to press again because it was not known whether it was done. */
  pressedAgain(): number
  leave(): Promise<void>
}

/** A part of the room under its heading; on a phone it is opened first. */
export const partOf = async (page: Page, title: string): Promise<Locator> => {
  const part = page.getByRole('region', { name: new RegExp(`^${title}`) })
  await part.waitFor()
  const folded = part.getByRole('button', { name: new RegExp(`^${title}`), expanded: false })
  if (await folded.isVisible()) await folded.click()
  return part
}

/** An entry is its time, whose doing, what happened and, last, in what kind; above the first one of a day stands the day. */
const readEntry = (entry: string): string => {
  const lines = entry.split('\n').map(line => line.trim())
  const at = lines.findIndex(line => /^\d\d:\d\d:\d\d$/.test(line))
  const said = lines.slice(at + 1, -1).filter(line => !/^(|new|(People|Machine|Holds):)$/.test(line))
  return `${lines[at]?.slice(0, 5)} ${said.join(' ').replace(/\.new$/, '.')}`
}
const kindOf = (entry: string): string => entry.split('\n').at(-1) ?? ''

/** People who use the console alone, each in a browser of their own: they find things by their names, and believe what they see. */
export const consoleHands = (browser: Browser, baseUrl: string): ConsoleHands => {
  const pages = new Map<string, Promise<Page>>()
  let again = 0

  /** Presses, and presses again while it is not known whether it was done; what was typed has to stand there then. */
  const press = async (within: Locator, action: string | RegExp, typed?: Locator): Promise<void> => {
    const button = within.getByRole('button', { name: action, exact: true })
    const sending = within.getByRole('button', { name: 'Sending …' })
    const lost = within.getByText('It is not known whether this was done').first()
    const text = await typed?.inputValue()
    const done = async (): Promise<boolean> => {
      if (await sending.isVisible()) return false
      if (!(await button.isVisible())) return true
      return typed !== undefined && (await typed.isVisible()) && (await typed.inputValue()) === ''
    }
    const giveUpAt = performance.now() + PATIENCE_MS
    await button.click()
    while (!(await done())) {
      if (performance.now() > giveUpAt) throw new Error(`no answer to "${action}"`)
      if (await lost.isVisible()) {
        const kept = await typed?.inputValue({ timeout: 1_000 }).catch(() => text)
        if (kept !== text) throw new Error(`what was typed is lost: ${text}`)
        again++
        await button.click({ timeout: 1_000 }).catch(() => undefined)
      }
      await new Promise(resolve => setTimeout(resolve, again > 0 ? 250 : 50))
    }
  }

  const signIn = async (person: string): Promise<Page> => {
    const screen = ON_PHONES.includes(person) ? PHONE : DESKTOP
    const context = await browser.newContext({ ...screen, timezoneId: ZONE, locale: 'en-GB', colorScheme: 'dark' })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const opens = () =>
      page.goto(`${baseUrl}/console`).then(
        () => true,
        () => false,
      )
    await eventually(opens, 'the sign-in page')
    const token = page.getByLabel('Token')
    await token.fill(tokenOf(person))
    await press(page.getByRole('main'), 'Sign in', token)
    await page.getByRole('navigation', { name: 'Places' }).first().waitFor()
    return page
  }
  const pageOf = (person: string): Promise<Page> => {
    const open = pages.get(person) ?? signIn(person)
    pages.set(person, open)
    return open
  }
  const goTo = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  }
  /** By the list of what needs this person: it has to stand there. */
  const called = async (person: string, need: string): Promise<Page> => {
    const page = await pageOf(person)
    await goTo(page, 'Needs me')
    await page.getByRole('main').getByRole('link', { name: need }).click()
    return page
  }
  const roomOf = async (person: string): Promise<Page> => {
    const page = await pageOf(person)
    if (await page.getByRole('navigation', { name: 'Parts of this room' }).isVisible()) return page
    await goTo(page, 'Crises')
    await page.getByRole('main').getByRole('link', { name: 'Lumo' }).click()
    return page
  }

  /** Writes into the one field of a form that has opened, and sends it. */
  const write = async (within: Locator, label: string | RegExp, text: string, action: string): Promise<void> => {
    const field = within.getByLabel(label)
    await field.fill(text)
    await press(within, action, field)
  }
  const openAndWrite = async (within: Locator, opener: string, form: readonly [string | RegExp, string, string]) => {
    await within.getByRole('button', { name: opener }).first().click()
    await write(within, ...form)
  }
  const myPart = async (person: string): Promise<Locator> => partOf(await roomOf(person), 'My part')

  const shown = async (): Promise<readonly string[]> => {
    const timeline = await partOf(await roomOf('eva'), 'Timeline')
    return (await timeline.getByRole('listitem').allInnerTexts()).filter(entry => kindOf(entry) !== 'Notification')
  }
  const happened = async (kind: string, times = 1): Promise<void> => {
    // Before a crisis is confirmed it has no room: people see that they are asked.
    const asked = { suspected: 'nina', questionPassedOn: 'anna' }[kind]
    if (asked !== undefined) {
      const page = await pageOf(asked)
      await page.getByRole('main').getByRole('link', { name: 'Decide: is this a crisis?' }).waitFor()
      return
    }
    await eventually(
      async () => (await shown()).filter(entry => kindOf(entry) === KINDS[kind]).length >= times,
      `${kind}, ${times} times`,
    )
  }

  return {
    pageOf,
    roomOf,
    happened,
    pressedAgain: () => again,
    async confirm(person, scenarioId, reason) {
      const page = await called(person, 'Decide: is this a crisis?')
      const decision = page.getByRole('complementary', { name: 'Decision' })
      await decision.getByRole('button', { name: 'Confirm …' }).click()
      await decision.getByLabel('What kind of crisis is it?').selectOption(named(scenarioId))
      await decision.getByLabel('Reputation').check()
      await decision.getByLabel('Reason').fill(reason)
      await press(decision, 'Confirm and hold all posts', decision.getByLabel('Reason'))
      await page.getByRole('heading', { name: 'My part' }).waitFor()
    },
    async acknowledge(person) {
      const page = await called(person, 'Say that you are on it')
      await press(await partOf(page, 'My part'), 'Acknowledge: I am on it')
      await page.getByText('You acknowledged').waitFor()
    },
    async ask(person, subject, question) {
      const facts = await partOf(await roomOf(person), 'Facts')
      await facts.getByText('Ask an expert').click()
      await facts.getByLabel('What it is about').selectOption(subject)
      await write(facts, 'Question', question, 'Ask the expert')
      await facts.getByText(question, { exact: true }).waitFor()
    },
    async answer(person, fact) {
      const page = await called(person, 'A question to you')
      await openAndWrite(await partOf(page, 'My part'), 'Answer', ['The fact', fact, 'Put it on the fact sheet'])
      await (await partOf(page, 'Facts')).getByText(fact).waitFor()
    },
    async update(person, text) {
      const updates = await partOf(await roomOf(person), 'Updates')
      await write(updates, 'Update for the team', text, 'Post the update')
      await updates.getByRole('listitem').getByText(text).waitFor()
    },
    async takeStep(person, stepId) {
      const step = `Take it: ${named(stepId)}`
      await press(await myPart(person), step)
    },
    async completeStep(person, stepId, note) {
      const form = [/^What was done/, note, 'Mark as done'] as const
      await openAndWrite(await myPart(person), `Done: ${named(stepId)}`, form)
    },
    async changeStage(person, stageId, reason) {
      const stage = named(stageId)
      const stages = await partOf(await roomOf(person), 'Stages')
      await openAndWrite(stages, `Go up to: ${stage}`, ['Reason', reason, `Enter: ${stage}`])
      await stages.getByRole('heading', { name: stage }).waitFor()
    },
    async nameCause(person, text, ownerId) {
      const cause = await partOf(await roomOf(person), 'Cause')
      await cause.getByRole('button', { name: 'Name the cause' }).click()
      await cause.getByLabel('Who removes it').selectOption(named(ownerId))
      await write(cause, 'The cause', text, 'Name this cause')
      await cause.getByText(text).waitFor()
    },
    async removeCause(person, text) {
      const cause = await partOf(await roomOf(person), 'Cause')
      await openAndWrite(cause, 'It is removed', ['How it was removed', text, 'Say that it is removed'])
      await cause.getByText('Removed (').waitFor()
    },
    async recover(person, reason) {
      const page = await called(person, 'Start the recovery?')
      const ending = await partOf(page, 'Towards recovery')
      await ending.getByRole('button', { name: 'Start recovery' }).click()
      await ending.getByLabel('Reason').fill(reason)
      await press(ending, 'Start recovery', ending.getByLabel('Reason'))
      await partOf(page, 'Towards the end')
    },
    async releasePost(person, _connector, postId) {
      const holds = await partOf(await roomOf(person), 'Holds')
      const post = `Release: ${named(postId)}`
      await openAndWrite(holds, post, ['Reason', 'still right', 'Release this one post'])
    },
    async releaseHold(person, reason) {
      const holds = await partOf(await roomOf(person), 'Holds')
      await openAndWrite(holds, 'End this hold', ['Reason', reason, 'End the hold, release nothing'])
      await holds.getByText('nothing is on hold').waitFor()
    },
    async close(person: string, reason: string) {
      const page = await called(person, 'Close the crisis?')
      const ending = await partOf(page, 'Towards the end')
      await openAndWrite(ending, 'Close the crisis', ['Reason', reason, 'Close and open the review'])
      await partOf(page, 'After the crisis')
    },
    async timeline() {
      const timeline = await partOf(await roomOf('eva'), 'Timeline')
      const all = timeline.getByRole('button', { name: /^Show all/ })
      if (await all.isVisible()) await all.click()
      return (await shown()).toReversed().map(readEntry)
    },
    async leave() {
      await Promise.all([...pages.values()].map(async page => (await page).context().close()))
    },
  }
}
