import type { PageModel } from './PageModel.ts'

export interface ConfirmPageModel extends PageModel {
  /** Masked, e.g. a***@e***. */
  destination: string
  /** URL of the form that asks for a new code. */
  resendAction: string
}

export function confirmPage(model: ConfirmPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.clientName.length}</title></html>`
}
