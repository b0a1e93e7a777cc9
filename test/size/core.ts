// Everything at once: what an app pays at most.
import * as core from '@cognito-kit/core'

export default { ...core }
