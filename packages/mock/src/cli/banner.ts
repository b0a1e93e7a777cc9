import type { MockCognito } from '../MockCognito.ts'
import type { MockCognitoOptions } from '../MockCognitoOptions.ts'

export interface BannerParameters {
  mock: MockCognito
  url: string
  version: string
  /** Options whose passwords may be shown: those that are built in, never those of a file. */
  seeds: MockCognitoOptions | undefined
}

/** The table of what is served. */
export function banner({ mock, url, version, seeds }: BannerParameters): string {
  const { userPools, basePath } = mock.describe()
  const base = `${url}${basePath}`
  const pools = userPools.flatMap((pool) => {
    const seeded = seeds?.userPools.find(({ id }) => id === pool.id)?.users ?? []
    const users = mock.users
      .list({ userPoolId: pool.id })
      .map(({ username, attributes, groups }) => {
        // In a pool of e-mail addresses the username is an id that nobody signs in with.
        const names = [username, attributes.email, attributes.phone_number]
        const seed = seeded.find((user) => names.includes(user.username))
        return [
          seed?.username ?? attributes.email ?? username,
          seed?.password ?? '',
          groups.join(', '),
        ]
      })
    return [
      '',
      `  ${pool.id}  ${pool.name}`,
      ...rows('issuer', [[pool.issuer ?? `${base}/${pool.id}`]]),
      ...rows('discovery', [[`${base}/${pool.id}/.well-known/openid-configuration`]]),
      ...pool.clients.flatMap(({ id, name, confidential, callbackUrls, logoutUrls }) => [
        ...rows('client', [[id, name, confidential ? 'confidential' : 'public']]),
        ...rows(
          '  callback',
          callbackUrls.map((item) => [item]),
        ),
        ...rows(
          '  sign-out',
          logoutUrls.map((item) => [item]),
        ),
      ]),
      ...rows('users', users),
      ...rows(
        'providers',
        pool.identityProviders.map((item) => [item]),
      ),
    ]
  })
  const lines = [
    `Mock Cognito ${version} on ${url}`,
    ...pools,
    '',
    ...rows('domain', [[base, '/oauth2/authorize, /oauth2/token, /login, /logout, …']]),
    ...rows('JSON API', [[`${base}/`, 'POST, as cognito-idp']]),
    ...rows('control', [[`${url}/_mock`, 'codes, messages, clock, faults, reset']]),
    '',
    'Codes that Cognito would send by e-mail or SMS appear below. Ctrl-C stops.',
  ]
  return `${lines.join('\n')}\n`
}

/** One line for each row; the label stands before the first, columns line up. */
function rows(label: string, cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  return cells.map((row, index) => {
    const text = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    return `    ${(index === 0 ? label : '').padEnd(12)}${text}`.trimEnd()
  })
}
