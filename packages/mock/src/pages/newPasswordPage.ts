import type { PageAttribute, PageModel, PagePasswordPolicy } from './PageModel.ts'

export interface NewPasswordPageModel extends PageModel {
  attributes: readonly PageAttribute[]
  passwordPolicy?: PagePasswordPolicy | undefined
}

export function newPasswordPage(model: NewPasswordPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
