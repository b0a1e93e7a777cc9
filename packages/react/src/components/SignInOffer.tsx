'use client'

import type { SignInWithRedirectParameters } from '@cognito-kit/core'
import type { ReactElement } from 'react'
import type { Labels } from '../context/labels.ts'
import type { ClientOption } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { SignInButton } from './SignInButton.tsx'

interface Props extends ClientOption {
  readonly parameters?: SignInWithRedirectParameters | undefined
  readonly labels?: Partial<Labels> | undefined
}

/** A sentence and a button, for whoever has to sign in and must not be sent there unasked. */
export function SignInOffer({ labels, ...rest }: Props): ReactElement {
  const texts = useLabels(labels)
  return (
    <div>
      <p>{texts.signInNeeded}</p>
      <SignInButton {...rest} labels={labels} />
    </div>
  )
}
