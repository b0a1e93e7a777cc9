/** The command line or the configuration file is wrong: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}
