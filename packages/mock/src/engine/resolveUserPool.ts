import type { UserPoolOptions } from '../MockCognitoOptions.ts'
import { MockOptionError } from './MockOptionError.ts'
import { assertOptionKeys, optionKeys } from './optionKeys.ts'
import { resolveClient } from './resolveClient.ts'
import type { UserPool } from './UserPool.ts'

/** Checks the options of a pool and fills in the defaults. Its users come later. */
export function resolveUserPool(path: string, given: UserPoolOptions): UserPool {
  assertOptionKeys(path, given, optionKeys.userPool)
  if (typeof given.id !== 'string' || !/^[a-z]+(-[a-z]+)+-\d_[0-9a-zA-Z]+$/.test(given.id)) {
    throw new MockOptionError(
      `${path}.id`,
      `is ${JSON.stringify(given.id)}, which is no user pool id`,
      'Use the form "eu-west-1_AbCdEf123": a region, an underscore, letters and digits.',
    )
  }
  if (!Array.isArray(given.clients)) {
    throw new MockOptionError(`${path}.clients`, 'is not a list', 'Give at least one app client.')
  }
  for (const [index, user] of (given.users ?? []).entries()) {
    assertOptionKeys(`${path}.users[${index}]`, user, optionKeys.user)
  }
  for (const [index, group] of (given.groups ?? []).entries()) {
    assertOptionKeys(`${path}.groups[${index}]`, group, optionKeys.group)
  }
  for (const [index, server] of (given.resourceServers ?? []).entries()) {
    assertOptionKeys(`${path}.resourceServers[${index}]`, server, optionKeys.resourceServer)
  }
  for (const [index, provider] of (given.identityProviders ?? []).entries()) {
    assertOptionKeys(`${path}.identityProviders[${index}]`, provider, optionKeys.identityProvider)
  }
  const region = given.id.slice(0, given.id.indexOf('_'))
  return {
    id: given.id,
    region,
    name: given.name ?? given.id,
    domains: [given.domain ?? []].flat().map((domain) => hostOf(`${path}.domain`, domain, region)),
    clients: given.clients.map((client, index) =>
      resolveClient(`${path}.clients[${index}]`, given, client),
    ),
    resourceServers: given.resourceServers ?? [],
    identityProviders: (given.identityProviders ?? []).map((provider) => ({
      name: provider.name,
      type: provider.type,
      identifiers: provider.identifiers ?? [],
      users: provider.users ?? [],
      failFirstSignIn: provider.failFirstSignIn ?? false,
    })),
    passwordPolicy: {
      minimumLength: 8,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      ...given.passwordPolicy,
    },
    autoVerifiedAttributes: given.autoVerifiedAttributes ?? ['email'],
    usernameAttributes: given.usernameAttributes ?? [],
    aliasAttributes: given.aliasAttributes ?? [],
    requiredAttributes: given.requiredAttributes ?? ['email'],
    usernameCaseSensitive: given.usernameCaseSensitive ?? false,
    adminCreateUserOnly: given.adminCreateUserOnly ?? false,
    temporaryPasswordValidity: (given.temporaryPasswordValidityDays ?? 7) * 86_400,
    branding: given.branding ?? 'managed',
    triggers: given.triggers ?? {},
    seed: { users: given.users ?? [], groups: given.groups ?? [] },
    users: new Map(),
    groups: new Map(),
  }
}

function hostOf(path: string, domain: string, region: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(domain)) {
    return `${domain}.auth.${region}.amazoncognito.com`
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/.test(domain)) return domain
  throw new MockOptionError(
    path,
    `is ${JSON.stringify(domain)}, which is neither a prefix nor a host`,
    'Give "my-app" for a prefix domain or "auth.example.com" for a custom one, without https://.',
  )
}
