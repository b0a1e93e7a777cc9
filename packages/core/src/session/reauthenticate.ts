import type { Persistence } from './persistence.ts'

const keyOf = ({ key }: Persistence) => `${key}.reauthenticate`

/** Whether the next sign-in must ask for the password: the last sign-out was only local. */
export async function mustReauthenticate(persistence: Persistence): Promise<boolean> {
  return (await persistence.storage.getItem(keyOf(persistence))) !== null
}

/** Has the next sign-in ask for the password, or not any more. */
export async function setReauthenticate(persistence: Persistence, must: boolean): Promise<void> {
  const { storage } = persistence
  await (must ? storage.setItem(keyOf(persistence), '1') : storage.removeItem(keyOf(persistence)))
}
