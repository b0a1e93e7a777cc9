/** `ada@example.com` is `a***@e***`, `+15550109999` is `+*******9999`. */
export function maskDestination(destination: string): string {
  if (!destination.includes('@')) return `+*******${destination.slice(-4)}`
  const [local = '', host = ''] = destination.split('@')
  return `${local.slice(0, 1)}***@${host.slice(0, 1)}***`
}
