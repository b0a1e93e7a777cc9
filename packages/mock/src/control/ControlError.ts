/** A request to the control surface that is refused. The message goes out as `{ "error": … }`. */
export class ControlError extends Error {
  override name = 'ControlError' as const
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
