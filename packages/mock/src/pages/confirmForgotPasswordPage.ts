import type { PageModel, PagePasswordPolicy } from './PageModel.ts'

export interface ConfirmForgotPasswordPageModel extends PageModel {
  /** Masked, e.g. a***@e***. */
  destination: string
  passwordPolicy?: PagePasswordPolicy | undefined
}

export function confirmForgotPasswordPage(model: ConfirmForgotPasswordPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
