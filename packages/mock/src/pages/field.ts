import { html, type SafeHtml } from './html.ts'

export interface FieldParameters {
  name: string
  label: string
  autocomplete: string
  type?: string | undefined
  value?: string | undefined
  inputmode?: string | undefined
  /** Put after the label in brackets when the field may stay empty. */
  optional?: string | undefined
  /** Names the page's error as what is wrong with this field. */
  invalid?: boolean | undefined
  autofocus?: boolean | undefined
  /** Id of an element that explains the field. */
  describedBy?: string | undefined
}

/** A labelled input. Never prints the value of a password or a code back. */
export function field(parameters: FieldParameters): SafeHtml {
  const { name, label, autocomplete, type = 'text', value, inputmode, optional } = parameters
  const { invalid = false, autofocus = false, describedBy } = parameters
  const id = `field-${name}`
  const describers = [invalid && 'error', describedBy].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${id}">${label}${optional && html` <small>(${optional})</small>`}</label>
<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}"${
    value && type !== 'password' && html` value="${value}"`
  }${inputmode && html` inputmode="${inputmode}"`}${
    type !== 'date' && html` autocapitalize="none" spellcheck="false"`
  }${!optional && html` required`}${invalid && html` aria-invalid="true"`}${
    describers && html` aria-describedby="${describers}"`
  }${autofocus && html` autofocus`}>
</div>`
}
