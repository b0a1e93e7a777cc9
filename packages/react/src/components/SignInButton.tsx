'use client'

import type { SignInWithRedirectParameters } from '@cognito-kit/core'
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react'
import type { Labels } from '../context/labels.ts'
import { useCognitoClient } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { useSignInWithRedirect } from '../hooks/useSignInWithRedirect.ts'
import { signInWithRedirectMutationOptions } from '../query/signInWithRedirectMutationOptions.ts'
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx'

/** Props of {@link SignInButton}, beside those of `<button>`. */
export interface SignInButtonProps extends ActionButtonProps {
  /** Parameters of `signInWithRedirect`. */
  parameters?: SignInWithRedirectParameters | undefined
  /** Texts of this button only. */
  labels?: Partial<Labels> | undefined
}

/**
 * Goes to managed login and comes back to this page. Renders a `<button>` and a `<span role="status">`
 * that tells what becomes of the click.
 *
 * The button is `disabled` while the session loads, and `aria-disabled` while the action is under way,
 * from here or from another such button. `data-status` is the session's status, `data-state` (on
 * both elements) `idle`, `pending` or `failed`.
 */
export const SignInButton: ForwardRefExoticComponent<
  SignInButtonProps & RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, SignInButtonProps>(function SignInButton(
  { client: given, parameters, labels, ...rest },
  ref,
) {
  const client = useCognitoClient({ client: given })
  const mutation = useSignInWithRedirect({ client })
  const texts = useLabels(labels)
  return (
    <ActionButton
      {...rest}
      client={client}
      buttonRef={ref}
      action={{
        mutation,
        mutationKey: signInWithRedirectMutationOptions(client).mutationKey,
        run: () => mutation.mutate(parameters),
        label: texts.signIn,
        pendingLabel: texts.signingIn,
        failedLabel: texts.signInFailed,
      }}
    />
  )
})
