/** An option of `createMockCognito`, or an argument of one of its controls, cannot be used. */
export class MockOptionError extends Error {
  override name = 'MockOptionError' as const

  constructor(option: string, problem: string, fix: string) {
    super(`${option} ${problem}. ${fix}`)
  }
}
