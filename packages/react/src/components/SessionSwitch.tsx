'use client'

import type { ReactNode } from 'react'
import type { Auth } from '../hooks/authOf.ts'
import { useAuth } from '../hooks/useAuth.ts'
import type { ClientOption } from '../hooks/useCognitoClient.ts'
import { type Content, contentFor } from './content.ts'

type InStatus<status extends Auth['status']> = Extract<Auth, { status: status }>

/** Props of {@link SessionSwitch}: for each status what to show, or a function of the session. */
export interface SessionSwitchProps extends ClientOption {
  loading?: Content<InStatus<'loading'>>
  signedOut?: Content<InStatus<'signedOut'>>
  challenge?: Content<InStatus<'challenge'>>
  signedIn?: Content<InStatus<'signedIn'>>
}

/** Shows one of four contents, by the session's status. Renders no element of its own. */
export function SessionSwitch({ client, ...contents }: SessionSwitchProps): ReactNode {
  const auth = useAuth({ client })
  return contentFor(contents[auth.status] as Content<Auth>, auth)
}
