'use client'

import type { SignInWithRedirectParameters } from '@cognito-kit/core'
import { type ReactElement, useId } from 'react'
import type { Labels } from '../context/labels.ts'
import type { ClientOption } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { SignInButton } from './SignInButton.tsx'

interface Props extends ClientOption {
  readonly parameters?: SignInWithRedirectParameters | undefined
  readonly labels?: Partial<Labels> | undefined
}

/** A heading and a button, in place of a page, for whoever has to sign in and must not be sent there unasked. */
export function SignInOffer({ labels, ...rest }: Props): ReactElement {
  const texts = useLabels(labels)
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h1 id={id}>{texts.signInNeeded}</h1>
      <SignInButton {...rest} labels={labels} />
    </section>
  )
}
