import type { PageModel } from './PageModel.ts'

export interface ForgotPasswordPageModel extends PageModel {
  username?: string | undefined
  loginHref: string
}

export function forgotPasswordPage(model: ForgotPasswordPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
