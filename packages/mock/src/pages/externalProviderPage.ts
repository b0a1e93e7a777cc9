import type { PageModel } from './PageModel.ts'

export interface ExternalProviderPageModel extends PageModel {
  provider: string
  users: readonly { subject: string; label: string }[]
}

export function externalProviderPage(model: ExternalProviderPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
