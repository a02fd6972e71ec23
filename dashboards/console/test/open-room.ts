import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openBrowser } from '../../shared/test/browser.ts'
import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { openConsole } from './open-console.ts'
import { answerRoom } from './room-answers.ts'
import { ROOM, roomScene } from './room-scene.ts'
import type { Scene } from './scene.ts'

export interface OpenRoom {
  readonly page: Page
  readonly gateway: FakeGateway
  /** A part of the room by its id. */
  readonly part: (id: string) => Locator
  readonly button: (name: string | RegExp) => Locator
  /** Body of the last changing call to a path that ends so. */
  readonly sent: (end: string) => Readonly<Record<string, unknown>> | undefined
}

/** One browser for a file of tests; each room has a gateway of its own. All is ended after the test that opened it. */
export const useRooms = (): ((scene?: Scene, options?: BrowserContextOptions, query?: string) => Promise<OpenRoom>) => {
  let browser: Browser
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return async (scene = roomScene(), options = {}, query = '') => {
    const gateway = await startFakeGateway(scene)
    answerRoom(gateway)
    gateway.keepBeating()
    ends.push(() => gateway.stop())
    const page = await openConsole(browser, gateway, `${ROOM}${query}`, options)
    ends.push(() => page.context().close())
    await page.locator('#timeline').waitFor()
    return {
      page,
      gateway,
      part: id => page.locator(`#${id}`),
      button: name => page.getByRole('button', { name }),
      sent: end => gateway.commands.findLast(({ path }) => path.endsWith(end))?.body,
    }
  }
}
