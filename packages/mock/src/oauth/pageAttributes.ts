import type { UserPool } from '../engine/UserPool.ts'
import type { PageAttribute } from '../pages/PageModel.ts'

const types: Readonly<Record<string, string>> = {
  email: 'email',
  phone_number: 'tel',
  birthdate: 'date',
  website: 'url',
  picture: 'url',
}

/** What a sign-up page asks for: required attributes that are not the username itself. */
export function attributesToAsk(
  pool: UserPool,
  values: ReadonlyMap<string, string> = new Map(),
): PageAttribute[] {
  return pool.requiredAttributes
    .filter((name) => !pool.usernameAttributes.includes(name))
    .map((name) => ({
      name,
      label: labelOf(name),
      type: types[name] ?? 'text',
      required: true,
      value: values.get(name),
    }))
}

/** Fields `requiredAttributes[name]` that are filled in. */
export function readAttributeFields(form: URLSearchParams): Map<string, string> {
  const fields = [...form].flatMap(([field, value]) => {
    const name = /^requiredAttributes\[([^\]]+)\]$/.exec(field)?.[1]
    return name !== undefined && value !== '' ? [[name, value] as const] : []
  })
  return new Map(fields)
}

function labelOf(name: string): string {
  const words = name.replace(/^custom:/, '').replace(/_/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
