import { field } from './field.ts'
import { html, type SafeHtml } from './html.ts'
import type { PageAttribute } from './PageModel.ts'
import type { PageTexts } from './texts/PageTexts.ts'

const autocompletes: Readonly<Record<string, string>> = {
  email: 'email',
  phone_number: 'tel',
  name: 'name',
  given_name: 'given-name',
  family_name: 'family-name',
  middle_name: 'additional-name',
  nickname: 'nickname',
  birthdate: 'bday',
  website: 'url',
  picture: 'photo',
}

/** One field `requiredAttributes[name]` for each attribute. */
export function attributeFields(attributes: readonly PageAttribute[], texts: PageTexts): SafeHtml {
  return html`${attributes.map(({ name, label, type, required, value }) =>
    field({
      name: `requiredAttributes[${name}]`,
      label: own(texts.attributes, name) ?? label,
      type,
      value,
      autocomplete: own(autocompletes, name) ?? 'off',
      optional: required ? undefined : texts.optional,
    }),
  )}`
}

// An attribute may be called `constructor`.
function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
