import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { id } from './id.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import type { PageTexts } from './PageTexts.ts'
import { ptBR } from './ptBR.ts'
import { zhCN } from './zhCN.ts'
import { zhTW } from './zhTW.ts'

const languages = new Map<string, PageTexts>([
  ['de', de],
  ['en', en],
  ['es', es],
  ['fr', fr],
  ['id', id],
  ['it', it],
  ['ja', ja],
  ['ko', ko],
  ['pt-BR', ptBR],
  ['zh-CN', zhCN],
  ['zh-TW', zhTW],
])

/** The values that managed login knows for `lang`. */
export const pageLanguages: readonly string[] = [...languages.keys()]

/**
 * The texts for `lang`, and the tag of the language they are really in. Anything but the exact tags
 * of managed login gets English.
 */
export function textsFor(lang: string): { lang: string; texts: PageTexts } {
  const texts = languages.get(lang)
  return texts ? { lang, texts } : { lang: 'en', texts: en }
}
