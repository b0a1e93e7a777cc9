'use client'

import type { CognitoClient, CognitoError, Session } from '@cognito-kit/core'
import { type QueryKey, type UseMutationResult, useIsMutating } from '@tanstack/react-query'
import {
  type ComponentPropsWithoutRef,
  type ElementType,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useContext,
} from 'react'
import { ownQueryClient } from '../context/ownQueryClient.ts'
import { SettingsContext } from '../context/settingsContext.ts'
import { useAuth } from '../hooks/useAuth.ts'

/** What a button of the kit is doing. */
export interface ActionButtonState {
  readonly status: Session['status']
  /** Whether the action is under way, from this button or from another one like it. */
  readonly isPending: boolean
  /** Why this button's last attempt failed. */
  readonly error: CognitoError | null
}

/** Props that every button of the kit takes, beside those of `<button>`. */
export interface ActionButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** @default that of the nearest `CognitoProvider` */
  client?: CognitoClient | undefined
  /** An element or component of your own instead of `button`. It gets the same props. */
  as?: ElementType | undefined
  /** Renders an element of your own; spread the props on it, `ref` and `children` among them. */
  render?: ((props: ActionElementProps, state: ActionButtonState) => ReactNode) | undefined
}

/** What an element that takes the place of the button gets. */
export interface ActionElementProps extends ComponentPropsWithoutRef<'button'> {
  ref: Ref<HTMLButtonElement>
  /** The session's status: `loading`, `signedOut`, `challenge`, `signedIn`. */
  'data-status': Session['status']
  /** What the action is doing: `idle`, `pending`, `failed`. */
  'data-state': 'idle' | 'pending' | 'failed'
}

interface Action {
  readonly mutation: Pick<UseMutationResult<unknown, CognitoError>, 'isPending' | 'error'>
  readonly mutationKey: QueryKey
  readonly run: () => void
  readonly label: string
  readonly pendingLabel: string
  readonly failedLabel: string
}

interface Props extends ActionButtonProps {
  readonly client: CognitoClient
  readonly action: Action
  readonly buttonRef: Ref<HTMLButtonElement>
}

/** A button and, beside it, a live region that tells what becomes of the click. */
export function ActionButton(props: Props): ReactElement {
  const { client, action, buttonRef, as, render, onClick, disabled, children, ...rest } = props
  const { messages } = useContext(SettingsContext)
  const status = useAuth((auth) => auth.status, { client })
  const running = useIsMutating({ mutationKey: action.mutationKey }, ownQueryClient(client))
  const { error } = action.mutation
  const isPending = action.mutation.isPending || running > 0
  const state = isPending ? 'pending' : error ? 'failed' : 'idle'
  const element: ActionElementProps = {
    type: 'button',
    ...rest,
    ref: buttonRef,
    disabled: disabled || status === 'loading',
    // Not `disabled` while pending: that would take the focus away from who has just clicked.
    'aria-disabled': isPending || undefined,
    'aria-busy': isPending || undefined,
    'data-status': status,
    'data-state': state,
    onClick(event: MouseEvent<HTMLButtonElement>) {
      onClick?.(event)
      if (!event.defaultPrevented && !isPending) action.run()
    },
    children: children ?? action.label,
  }
  const Element: ElementType = as ?? 'button'
  const failure = error && (messages[error.code] ?? action.failedLabel)
  return (
    <>
      {render ? render(element, { status, isPending, error }) : <Element {...element} />}
      <span role="status" data-state={state}>
        {isPending ? action.pendingLabel : failure}
      </span>
    </>
  )
}
