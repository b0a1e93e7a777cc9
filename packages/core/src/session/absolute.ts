import type { Navigation } from '../env/environment.ts'

/** An option that may be a path, as the absolute URL that is registered with the app client. */
export function absolute(uri: string, { origin }: Navigation): string {
  return uri.startsWith('/') ? origin + uri : uri
}
