import { field } from './field.ts'
import { formStart } from './formStart.ts'
import { html, type SafeHtml } from './html.ts'
import { layout, tile } from './layout.ts'
import { messages } from './messages.ts'
import type { PageModel, UsernameType } from './PageModel.ts'
import { fillIn } from './texts/fillIn.ts'
import type { PageTexts } from './texts/PageTexts.ts'
import { textsFor } from './texts/textsFor.ts'
import { usernameField } from './usernameField.ts'

export interface LoginPageModel extends PageModel {
  username?: string | undefined
  usernameType?: UsernameType | undefined
  identityProviders: readonly { name: string; href: string }[]
  signUpHref?: string | undefined
  forgotPasswordHref?: string | undefined
  /** The user of the SSO cookie, with the URL that goes on without a password. */
  signedInAs?: { username: string; href: string } | undefined
}

/** `/login`: username and password, external providers, and the way on for who is signed in already. */
export function loginPage(model: LoginPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const { clientName, username, signUpHref, signedInAs } = model
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.signIn,
    brand: clientName,
    failed: invalid,
    content: html`<p class="lead">${fillIn(texts.continueTo, { client: html`<b>${clientName}</b>` })}</p>
${messages(model)}
${signedInAs && continueAs(signedInAs, texts)}
${formStart(model)}
${usernameField({ ...model, texts, invalid, autofocus: !username && !signedInAs })}
${field({
  name: 'password',
  label: texts.password,
  type: 'password',
  autocomplete: 'current-password',
  invalid,
  autofocus: Boolean(username) && !signedInAs,
})}
${model.forgotPasswordHref && html`<a class="aside" href="${model.forgotPasswordHref}">${texts.forgotPassword}</a>`}
<button type="submit"${signedInAs && html` class="secondary"`}>${texts.signIn}</button>
</form>
${providers(model, texts)}
${signUpHref && html`<p class="below">${texts.newHere} <a href="${signUpHref}">${texts.createAccount}</a></p>`}`,
  })
}

function continueAs(account: { username: string; href: string }, texts: PageTexts): SafeHtml {
  return html`<div class="stack"><a class="button" href="${account.href}">${fillIn(
    texts.continueAs,
    { username: account.username },
  )}</a></div>
<p class="or">${texts.useAnotherAccount}</p>`
}

function providers({ identityProviders }: LoginPageModel, texts: PageTexts): SafeHtml | undefined {
  if (identityProviders.length === 0) return
  return html`<p class="or">${texts.or}</p>
<ul class="stack">${identityProviders.map(
    ({ name, href }) =>
      html`<li><a class="button secondary" href="${href}">${tile(
        name,
        'small round quiet',
      )}<span>${fillIn(texts.continueWith, { provider: name })}</span></a></li>`,
  )}</ul>`
}
