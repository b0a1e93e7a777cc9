import type { PageModel } from './PageModel.ts'

export interface LoginPageModel extends PageModel {
  username?: string | undefined
  identityProviders: readonly { name: string; href: string }[]
  signUpHref?: string | undefined
  forgotPasswordHref?: string | undefined
  /** The user of the SSO cookie, with the URL that goes on without a password. */
  signedInAs?: { username: string; href: string } | undefined
}

export function loginPage(model: LoginPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
