// Everything about managed login that a signed-in page can do without: one chunk, loaded when a
// sign-in starts or its answer arrives.

export { readAuthorizationResponse } from '../oauth/authorization.ts'
export { exchange } from './exchange.ts'
export { prepareSignIn, signIn } from './leaveForSignIn.ts'
export { settle } from './settle.ts'
export { sweep } from './sweep.ts'
