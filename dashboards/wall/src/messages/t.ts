import { createCatalogue } from '../../../shared/catalogue.ts'
import en from './en.json'

export type MessageKey = keyof typeof en

export const { t, useLanguage } = createCatalogue<MessageKey>(en)
