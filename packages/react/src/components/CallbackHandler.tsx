'use client'

import { leaveCallback } from '@cognito-kit/core'
import { type ReactElement, useEffect, useRef } from 'react'
import type { Labels } from '../context/labels.ts'
import { useAuth } from '../hooks/useAuth.ts'
import { useCallbackOutcome } from '../hooks/useCallbackOutcome.ts'
import { type ClientOption, useCognitoClient } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { CallbackFailure } from './CallbackFailure.tsx'
import { SignInOffer } from './SignInOffer.tsx'

/** Props of {@link CallbackHandler}. */
export interface CallbackHandlerProps extends ClientOption {
  labels?: Partial<Labels> | undefined
}

/**
 * The page that managed login sends people back to. It says what happens to the answer, and offers a
 * way out when it could not be used: again, to the same page, or on as who is signed in already.
 * Opened without an answer, it goes to `/`, or offers to sign in.
 *
 * Such a page is optional: the client deals with the answer wherever it arrives.
 */
export function CallbackHandler({ client: given, labels }: CallbackHandlerProps): ReactElement {
  const client = useCognitoClient({ client: given })
  const outcome = useCallbackOutcome({ client })
  const status = useAuth((auth) => auth.status, { client })
  const texts = useLabels(labels)

  // The client itself goes on from an answer that arrives while this page is shown.
  const wasDone = useRef(outcome.status === 'done').current
  const isStray = outcome.status === 'none' || (outcome.status === 'done' && wasDone)
  const isLeaving = isStray && status === 'signedIn'
  const hasLeft = useRef(false)
  useEffect(() => {
    if (!isLeaving || hasLeft.current) return
    hasLeft.current = true
    // Not at once: effects run from the inside out, and the provider's brings its `navigate`.
    void client.ready().then(() => leaveCallback(client))
  }, [isLeaving, client])

  if (outcome.status === 'failed') {
    return <CallbackFailure client={client} error={outcome.error} labels={labels} />
  }
  const isUnknown = outcome.status === 'pending' || status === 'loading' || status === 'signedIn'
  if (!isUnknown) return <SignInOffer client={client} labels={labels} />
  return <p role="status">{texts.signingIn}</p>
}
