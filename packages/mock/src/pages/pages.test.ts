// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confirmForgotPasswordPage } from './confirmForgotPasswordPage.ts'
import { confirmPage } from './confirmPage.ts'
import { contentSecurityPolicy } from './contentSecurityPolicy.ts'
import { errorPage } from './errorPage.ts'
import { externalProviderPage } from './externalProviderPage.ts'
import { forgotPasswordPage } from './forgotPasswordPage.ts'
import { loginPage } from './loginPage.ts'
import { newPasswordPage } from './newPasswordPage.ts'
import { signUpPage } from './signUpPage.ts'
import { en } from './texts/en.ts'
import { pageLanguages, textsFor } from './texts/textsFor.ts'

const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}

/** Every page, with one text in every place that takes one. */
function pagesWith(text: string, lang = 'en', error: string | undefined = text) {
  const model = { lang, clientName: text, action: text, csrf: text, error, notice: text }
  const attributes = [
    { name: text, label: text, type: text, required: true, value: text },
    { name: 'birthdate', label: 'Birth date', type: 'date', required: false },
  ]
  return {
    loginPage: loginPage({
      ...model,
      username: text,
      identityProviders: [{ name: text, href: text }],
      signUpHref: text,
      forgotPasswordHref: text,
      signedInAs: { username: text, href: text },
    }),
    signUpPage: signUpPage({
      ...model,
      attributes,
      username: text,
      loginHref: text,
      passwordPolicy,
    }),
    confirmPage: confirmPage({ ...model, destination: text, resendAction: text }),
    forgotPasswordPage: forgotPasswordPage({ ...model, username: text, loginHref: text }),
    confirmForgotPasswordPage: confirmForgotPasswordPage({
      ...model,
      destination: text,
      username: text,
      passwordPolicy,
    }),
    newPasswordPage: newPasswordPage({ ...model, attributes, username: text, passwordPolicy }),
    externalProviderPage: externalProviderPage({
      ...model,
      provider: text,
      users: [{ subject: text, label: text }],
    }),
    errorPage: errorPage({ lang, title: text, detail: text, clientName: text }),
  }
}

const documentOf = (page: string) => new DOMParser().parseFromString(page, 'text/html')
const tagsOf = (page: string) =>
  [...documentOf(page).querySelectorAll('*')].map((element) =>
    [element.tagName, ...element.getAttributeNames().sort()].join(' '),
  )

describe.each(Object.keys(pagesWith('x')) as (keyof ReturnType<typeof pagesWith>)[])(
  '%s',
  (name) => {
    const document = documentOf(pagesWith('Text')[name])

    test('behavior: no text can add an element or an attribute', () => {
      const expected = tagsOf(pagesWith('x')[name])
      const hostile = fc.oneof(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.string({
          minLength: 1,
          unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '/', '=', 'x', ' '),
        }),
        fc.constantFrom(
          '<script>alert(1)</script>',
          '"><img src=x onerror=alert(1)>',
          "' onfocus='alert(1)",
          '</style><script>',
          '</title><script>',
          '<!--',
          '{client}',
          '&quot;&gt;',
          '__proto__',
          'constructor',
        ),
      )
      // Empty and blank texts leave whole elements out on purpose; they are no attack.
      fc.assert(
        fc.property(
          hostile.filter((text) => text.trim() !== ''),
          (text) => {
            expect(tagsOf(pagesWith(text)[name])).toEqual(expected)
          },
        ),
        { numRuns: 40 },
      )
    })

    test('behavior: has no script, no inline style and no event handler', () => {
      expect(document.querySelectorAll('script, [style], iframe, object, base')).toHaveLength(0)
      const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames(),
      )
      expect(attributes.filter((attribute) => attribute.startsWith('on'))).toEqual([])
    })

    test('behavior: the policy allows its style sheet', () => {
      const style = document.querySelector('style')?.textContent ?? ''
      const hash = createHash('sha256').update(style).digest('base64')
      expect(contentSecurityPolicy).toContain(`style-src 'sha256-${hash}'`)
    })

    test('behavior: one heading, one main, a title, a language, the mark of the mock', () => {
      expect(document.querySelectorAll('h1')).toHaveLength(1)
      expect(document.querySelectorAll('main')).toHaveLength(1)
      expect(document.title).toContain(document.querySelector('h1')?.textContent)
      expect(document.documentElement.lang).toBe('en')
      expect(document.querySelector('footer')?.textContent).toContain(en.mockMark)
    })

    test('behavior: every input has a label, an id of its own and an autocomplete', () => {
      const inputs = [
        ...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]):not([hidden])'),
      ]
      for (const input of inputs) {
        expect(input.labels?.[0]?.textContent).toMatch(/\S/)
        expect(input.getAttribute('autocomplete')).toMatch(/\S/)
      }
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })

    test('behavior: what describes a field exists', () => {
      const references = [...document.querySelectorAll('[aria-describedby]')].flatMap(
        (element) => element.getAttribute('aria-describedby')?.split(' ') ?? [],
      )
      expect(references.filter((id) => document.getElementById(id) === null)).toEqual([])
    })

    test('behavior: every form posts and carries the token', () => {
      for (const form of document.querySelectorAll('form')) {
        expect(form.method).toBe('post')
        expect(form.querySelector<HTMLInputElement>('input[name=_csrf]')?.value).toBe('Text')
      }
    })

    test('behavior: no password or code is printed back', () => {
      const fields = [
        ...document.querySelectorAll<HTMLInputElement>('[type=password], [name=code]'),
      ]
      expect(fields.filter((input) => input.hasAttribute('value'))).toEqual([])
    })

    test.each(pageLanguages)('parameters: lang %s', (lang) => {
      const { texts } = textsFor(lang)
      const page = documentOf(pagesWith('Text', lang)[name])
      expect(page.documentElement.lang).toBe(lang)
      expect(page.querySelector('footer')?.textContent).toContain(texts.mockMark)
      expect(page.body.textContent).not.toMatch(/[{}]|undefined/)
    })
  },
)

const model = { lang: 'en', clientName: 'App', action: '/login', csrf: 'token' }

describe('loginPage', () => {
  test('default', () => {
    const document = documentOf(loginPage({ ...model, identityProviders: [] }))
    const names = [...document.querySelectorAll('input')].map((input) => input.name)
    expect(names).toEqual(['_csrf', 'username', 'password'])
    expect(document.querySelector('[role=alert], [role=status], .or, [aria-invalid]')).toBeNull()
    expect(document.querySelector('[autofocus]')?.getAttribute('name')).toBe('username')
  })

  test('parameters: error', () => {
    const error = 'Incorrect username or password.'
    const document = documentOf(
      loginPage({ ...model, error, username: 'ada', identityProviders: [] }),
    )
    expect(document.querySelector('[role=alert]')?.textContent).toBe(error)
    expect(document.title).toBe('Error: Sign in · App')
    const focused = document.querySelector('[autofocus]')
    expect(focused?.getAttribute('name')).toBe('password')
    expect(focused?.getAttribute('aria-describedby')).toBe('error')
  })

  test.each([
    ['username', 'Username'],
    ['email', 'Email address'],
    ['phone', 'Phone number'],
  ] as const)('parameters: usernameType %s', (usernameType, label) => {
    const document = documentOf(loginPage({ ...model, usernameType, identityProviders: [] }))
    expect(document.querySelector('label')?.textContent).toBe(label)
  })

  test('parameters: signedInAs', () => {
    const signedInAs = { username: 'ada', href: '/go-on' }
    const document = documentOf(loginPage({ ...model, signedInAs, identityProviders: [] }))
    const link = document.querySelector('main a')
    expect(link?.textContent).toBe('Continue as ada')
    expect(link?.getAttribute('href')).toBe('/go-on')
  })
})

describe('signUpPage', () => {
  test('default', () => {
    const attributes = [{ name: 'custom:team', label: 'Team', type: 'text', required: false }]
    const document = documentOf(
      signUpPage({
        ...model,
        attributes,
        loginHref: '/login',
        passwordPolicy: { ...passwordPolicy, requireSymbols: false },
      }),
    )
    const inputs = [...document.querySelectorAll('input')]
    expect(inputs.map((input) => input.name)).toEqual([
      '_csrf',
      'username',
      'requiredAttributes[custom:team]',
      'password',
    ])
    expect(inputs.map((input) => input.required)).toEqual([false, true, false, true])
    const rules = [...document.querySelectorAll('#password-policy li')]
    expect(rules.map((rule) => rule.textContent)).toEqual([
      'at least 8 characters',
      'an uppercase letter',
      'a lowercase letter',
      'a number',
    ])
  })
})

describe('externalProviderPage', () => {
  test('default', () => {
    const users = [{ subject: '1', label: 'Emmy' }]
    const document = documentOf(externalProviderPage({ ...model, provider: 'Google', users }))
    const buttons = [...document.querySelectorAll('button')]
    expect(buttons.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'subject=1',
      'outcome=cancel',
    ])
  })
})

describe('textsFor', () => {
  test('behavior: an unknown language gets English, and says so', () => {
    for (const lang of ['xx', 'DE', '', '__proto__', 'en-GB']) {
      expect(textsFor(lang)).toEqual({ lang: 'en', texts: en })
    }
  })

  test.each(pageLanguages)('behavior: %s keeps every placeholder', (lang) => {
    const placeholders = (texts: object) =>
      Object.entries(texts).flatMap(([key, text]) =>
        [...String(text).matchAll(/\{\w+\}/g)].map(([name]) => `${key} ${name}`),
      )
    expect(placeholders(textsFor(lang).texts)).toEqual(placeholders(en))
  })
})
