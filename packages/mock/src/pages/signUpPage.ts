import { attributeFields } from './attributeFields.ts'
import { field } from './field.ts'
import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { messages } from './messages.ts'
import type { PageAttribute, PageModel, PagePasswordPolicy, UsernameType } from './PageModel.ts'
import { passwordPolicy } from './passwordPolicy.ts'
import { fillIn } from './texts/fillIn.ts'
import { textsFor } from './texts/textsFor.ts'
import { usernameField } from './usernameField.ts'

export interface SignUpPageModel extends PageModel {
  attributes: readonly PageAttribute[]
  username?: string | undefined
  usernameType?: UsernameType | undefined
  loginHref: string
  passwordPolicy: PagePasswordPolicy
}

/** `/signup`: username, password and the attributes that the pool requires. */
export function signUpPage(model: SignUpPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.createAccount,
    brand: model.clientName,
    failed: invalid,
    content: html`<p class="lead">${fillIn(texts.signUpLead, { client: html`<b>${model.clientName}</b>` })}</p>
${messages(model)}
${formStart(model)}
${usernameField({ ...model, texts, invalid, autofocus: !model.username })}
${attributeFields(model.attributes, texts)}
${field({
  name: 'password',
  label: texts.password,
  type: 'password',
  autocomplete: 'new-password',
  invalid,
  autofocus: Boolean(model.username),
  describedBy: 'password-policy',
})}
${passwordPolicy(model.passwordPolicy, texts)}
<button type="submit">${texts.signUp}</button>
</form>
<p class="below">${texts.haveAccount} <a href="${model.loginHref}">${texts.signIn}</a></p>`,
  })
}
