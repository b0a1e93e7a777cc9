export interface ErrorPageModel {
  lang: string
  title: string
  detail: string
  clientName?: string | undefined
}

export function errorPage(model: ErrorPageModel): string {
  return `<!doctype html><html lang="en"><title>${model.title.length}</title></html>`
}
