/** An exception of the user-pool API: `__type` and the exact text. Pages show the text. */
export class CognitoException extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}
