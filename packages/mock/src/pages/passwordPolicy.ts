import { html, type SafeHtml } from './html.ts'
import type { PagePasswordPolicy } from './PageModel.ts'
import { fillIn } from './texts/fillIn.ts'
import type { PageTexts } from './texts/PageTexts.ts'

/** Says what a password needs; the field points at it with `aria-describedby="password-policy"`. */
export function passwordPolicy(policy: PagePasswordPolicy, texts: PageTexts): SafeHtml {
  const rules = [
    fillIn(texts.policyLength, { count: policy.minimumLength }),
    policy.requireUppercase && texts.policyUppercase,
    policy.requireLowercase && texts.policyLowercase,
    policy.requireNumbers && texts.policyNumber,
    policy.requireSymbols && texts.policySymbol,
  ].filter((rule) => rule !== false)
  return html`<div class="policy" id="password-policy">
<p>${texts.policy}:</p>
<ul>${rules.map((rule) => html`<li>${rule}</li>`)}</ul>
</div>`
}
