import { createCatalogue } from '../../../shared/catalogue.ts'
import common from './en/common.json'
import decide from './en/decide.json'
import plan from './en/plan.json'
import pub from './en/public.json'
import room from './en/room.json'

export type { Params } from '../../../shared/catalogue.ts'

/** All words, by area; a key is in one area only, which a test checks. */
const en = { ...common, ...decide, ...room, ...plan, ...pub }

export type MessageKey = keyof typeof en

export const { t, useLanguage } = createCatalogue<MessageKey>(en)
