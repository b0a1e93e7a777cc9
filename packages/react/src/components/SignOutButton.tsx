'use client'

import type { SignOutParameters } from '@cognito-kit/core'
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react'
import type { Labels } from '../context/labels.ts'
import { useCognitoClient } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { useSignOut } from '../hooks/useSignOut.ts'
import { signOutMutationOptions } from '../query/signOutMutationOptions.ts'
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx'

/** Props of {@link SignOutButton}, beside those of `<button>`. */
export interface SignOutButtonProps extends ActionButtonProps {
  /** Parameters of `signOut`. */
  parameters?: SignOutParameters | undefined
  /** Texts of this button only. */
  labels?: Partial<Labels> | undefined
}

/**
 * Signs the person out: here, in the other tabs, and at managed login. Renders a `<button>` and a `<span role="status">`
 * that tells what becomes of the click.
 *
 * The button is `disabled` while the session loads, and `aria-disabled` while the action is under way,
 * from here or from another such button. `data-status` is the session's status, `data-state` (on
 * both elements) `idle`, `pending` or `failed`.
 */
export const SignOutButton: ForwardRefExoticComponent<
  SignOutButtonProps & RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, SignOutButtonProps>(function SignOutButton(
  { client: given, parameters, labels, ...rest },
  ref,
) {
  const client = useCognitoClient({ client: given })
  const mutation = useSignOut({ client })
  const texts = useLabels(labels)
  return (
    <ActionButton
      {...rest}
      client={client}
      buttonRef={ref}
      action={{
        mutation,
        mutationKey: signOutMutationOptions(client).mutationKey,
        run: () => mutation.mutate(parameters),
        label: texts.signOut,
        pendingLabel: texts.signingOut,
        failedLabel: texts.signOutFailed,
      }}
    />
  )
})
