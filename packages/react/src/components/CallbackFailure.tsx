'use client'

import { type CognitoClient, type CognitoError, leaveCallback, messageFor } from '@cognito-kit/core'
import { type ReactElement, useContext, useEffect, useId, useRef } from 'react'
import type { Labels } from '../context/labels.ts'
import { SettingsContext } from '../context/settingsContext.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { useRetryCallback } from '../hooks/useRetryCallback.ts'
import { retryCallbackMutationOptions } from '../query/retryCallbackMutationOptions.ts'
import { ActionButton } from './ActionButton.tsx'
import { SignedIn } from './SignedIn.tsx'

interface Props {
  readonly client: CognitoClient
  readonly error: CognitoError
  readonly labels: Partial<Labels> | undefined
}

/** What went wrong, and the ways out of it. The heading takes the focus, so that it is read out. */
export function CallbackFailure({ client, error, labels }: Props): ReactElement {
  const texts = useLabels(labels)
  const { messages } = useContext(SettingsContext)
  const retry = useRetryCallback({ client })
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <section aria-labelledby={`${id}heading`} data-error={error.code}>
      <h1 ref={heading} id={`${id}heading`} tabIndex={-1} aria-describedby={`${id}reason`}>
        {texts.signInIncomplete}
      </h1>
      <p id={`${id}reason`}>{messageFor(error, messages)}</p>
      <ActionButton
        client={client}
        buttonRef={null}
        action={{
          mutation: retry,
          mutationKey: retryCallbackMutationOptions(client).mutationKey,
          run: () => retry.mutate(),
          label: texts.tryAgain,
          pendingLabel: texts.signingIn,
          failedLabel: texts.signInFailed,
        }}
      />
      <SignedIn client={client}>
        <button type="button" onClick={() => leaveCallback(client)}>
          {texts.goOn}
        </button>
      </SignedIn>
    </section>
  )
}
