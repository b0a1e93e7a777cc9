import type { PageAttribute, PageModel, PagePasswordPolicy } from './PageModel.ts'

export interface SignUpPageModel extends PageModel {
  attributes: readonly PageAttribute[]
  username?: string | undefined
  loginHref: string
  passwordPolicy: PagePasswordPolicy
}

export function signUpPage(model: SignUpPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
